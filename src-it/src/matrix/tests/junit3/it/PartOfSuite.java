package it;

import junit.framework.TestCase;

public class PartOfSuite extends TestCase {

    public void testIsFoundThroughTheSuite() {}
}
