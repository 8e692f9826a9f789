package it;

import junit.framework.Test;
import junit.framework.TestSuite;

/** Runs what Surefire would not find by itself. */
public class SuiteTest {

    public static Test suite() {
        return new TestSuite(PartOfSuite.class);
    }
}
