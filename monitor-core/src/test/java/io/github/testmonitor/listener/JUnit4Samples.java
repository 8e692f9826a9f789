package io.github.testmonitor.listener;

import java.util.Arrays;
import java.util.Collection;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Ignore;
import org.junit.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Request;
import org.junit.runner.RunWith;
import org.junit.runner.notification.RunNotifier;
import org.junit.runner.notification.StoppedByUserException;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.junit.runners.Suite;
import org.junit.runners.Suite.SuiteClasses;

import static org.junit.Assert.fail;
import static org.junit.Assume.assumeTrue;

/** Classes for JUnit 4 to run; nested, so that this build does not run them itself. Only what JUnit 4.5 has. */
public final class JUnit4Samples {

    public static class Plain {
        @Test
        public void passes() {}
    }

    public static class Fails {
        @Test
        public void fails() {
            fail("on purpose");
        }
    }

    public static class Assumes {
        @Test
        public void assumes() {
            assumeTrue(false);
        }
    }

    public static class Ignores {
        @Test
        @Ignore("not today")
        public void isIgnored() {}
    }

    @Ignore
    public static class AllIgnored {
        @Test
        public void one() {}

        @Test
        public void two() {}
    }

    public static class FailingSetUp {
        @BeforeClass
        public static void setUp() {
            fail("on purpose");
        }

        @Test
        public void neverRuns() {}
    }

    public static class FailingTearDown {
        @AfterClass
        public static void tearDown() {
            fail("on purpose");
        }

        @Test
        public void passes() {}
    }

    @RunWith(Parameterized.class)
    public static class Rows {
        public Rows(int row) {}

        @Parameters
        public static Collection<Object[]> rows() {
            return Arrays.asList(new Object[] {1}, new Object[] {2});
        }

        @Test
        public void passes() {}
    }

    @RunWith(Suite.class)
    @SuiteClasses(Plain.class)
    public static class PlainSuite {}

    public static class OldStyle extends junit.framework.TestCase {
        public void testPasses() {}
    }

    public static class StartsJUnitCore {
        @Test
        public void nested() {
            JUnitCore.runClasses(Plain.class, StartsNothing.class);
        }
    }

    public static class StartsNothing {
        /** Bears the name of the test that starts it. */
        @Test
        public void nested() {}
    }

    public static class StartsJUnitCoreElsewhere {
        @Test
        public void nested() throws InterruptedException {
            Thread thread = new Thread(new Runnable() {
                @Override
                public void run() {
                    JUnitCore.runClasses(Plain.class);
                }
            });
            thread.start();
            thread.join();
        }
    }

    /** As if the user had pressed a button: JUnit then throws in the place of a start. */
    static void runStopped() {
        RunNotifier notifier = new RunNotifier();
        notifier.pleaseStop();
        try {
            Request.aClass(Plain.class).getRunner().run(notifier);
            throw new AssertionError("was not stopped");
        } catch (StoppedByUserException expected) {
            // Passes through the woven runner.
        }
    }

    private JUnit4Samples() {}
}
