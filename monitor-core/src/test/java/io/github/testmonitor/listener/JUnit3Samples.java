package io.github.testmonitor.listener;

import junit.framework.TestCase;
import junit.framework.TestResult;
import junit.framework.TestSuite;

/** Tests of JUnit 3, run by its own suite. */
final class JUnit3Samples {
    private JUnit3Samples() {}

    static void run() {
        new TestSuite(Outcomes.class).run(new TestResult());
    }

    static void runNested() {
        new TestSuite(StartsASuite.class).run(new TestResult());
    }

    public static final class Outcomes extends TestCase {
        public void testFails() {
            fail("on purpose");
        }

        public void testIsBroken() {
            throw new IllegalStateException("on purpose");
        }

        public void testPasses() {}
    }

    public static final class StartsASuite extends TestCase {
        public void testNested() {
            JUnit3Samples.run();
        }
    }
}
