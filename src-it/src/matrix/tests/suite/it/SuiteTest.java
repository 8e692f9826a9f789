package it;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** Selects a class that Surefire finds too, and one that it does not. */
@Suite
@SelectClasses({PlainTest.class, PartOfSuite.class})
public class SuiteTest {}
