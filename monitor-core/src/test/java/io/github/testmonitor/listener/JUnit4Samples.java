package io.github.testmonitor.listener;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Ignore;
import org.junit.Test;
import org.junit.runner.Description;
import org.junit.runner.JUnitCore;
import org.junit.runner.Request;
import org.junit.runner.RunWith;
import org.junit.runner.Runner;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;
import org.junit.runner.notification.RunNotifier;
import org.junit.runner.notification.StoppedByUserException;
import org.junit.runners.BlockJUnit4ClassRunner;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.junit.runners.Suite;
import org.junit.runners.Suite.SuiteClasses;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.InitializationError;

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

    @RunWith(WrappingRunner.class)
    public static class Wrapped {
        @Test
        public void fails() {
            fail("on purpose");
        }

        @Test
        @Ignore("not today")
        public void isIgnored() {}

        @Test
        public void passes() {}
    }

    /** Hands its tests a notifier that tells all it is told to the one it got. */
    public static class WrappingRunner extends BlockJUnit4ClassRunner {
        public WrappingRunner(Class<?> type) throws InitializationError {
            super(type);
        }

        @Override
        protected List<FrameworkMethod> computeTestMethods() {
            List<FrameworkMethod> sorted = new ArrayList<FrameworkMethod>(super.computeTestMethods());
            Collections.sort(sorted, new Comparator<FrameworkMethod>() {
                @Override
                public int compare(FrameworkMethod one, FrameworkMethod other) {
                    return one.getName().compareTo(other.getName());
                }
            });
            return sorted;
        }

        @Override
        public void run(RunNotifier notifier) {
            super.run(new Wrapper(notifier));
        }
    }

    private static final class Wrapper extends RunNotifier {
        private final RunNotifier wrapped;

        Wrapper(RunNotifier wrapped) {
            this.wrapped = wrapped;
        }

        @Override
        public void fireTestStarted(Description description) {
            wrapped.fireTestStarted(description);
        }

        @Override
        public void fireTestFailure(Failure failure) {
            wrapped.fireTestFailure(failure);
        }

        @Override
        public void fireTestIgnored(Description description) {
            wrapped.fireTestIgnored(description);
        }

        @Override
        public void fireTestFinished(Description description) {
            wrapped.fireTestFinished(description);
        }
    }

    @RunWith(RelayingRunner.class)
    public static class Relayed {
        @Test
        public void passes() {}
    }

    /** Hands its tests a notifier that has a listener, which tells the start and the finish to the one it got. */
    public static class RelayingRunner extends BlockJUnit4ClassRunner {
        public RelayingRunner(Class<?> type) throws InitializationError {
            super(type);
        }

        @Override
        public void run(final RunNotifier notifier) {
            RunNotifier heard = new RunNotifier();
            heard.addListener(new RunListener() {
                @Override
                public void testStarted(Description description) {
                    notifier.fireTestStarted(description);
                }

                @Override
                public void testFinished(Description description) {
                    notifier.fireTestFinished(description);
                }
            });
            super.run(heard);
        }
    }

    public static class OldStyleStartsJUnitCore extends junit.framework.TestCase {
        public void testNested() {
            JUnitCore.runClasses(OldStyle.class, Plain.class);
        }
    }

    /** Two tests, of which the first fails; neither is ended. */
    @RunWith(ForgetfulRunner.class)
    public static class Forgotten {}

    public static class ForgetfulRunner extends Runner {
        private final Class<?> type;

        public ForgetfulRunner(Class<?> type) {
            this.type = type;
        }

        @Override
        public Description getDescription() {
            Description all = Description.createSuiteDescription(type);
            all.addChild(Description.createTestDescription(type, "fails"));
            all.addChild(Description.createTestDescription(type, "passes"));
            return all;
        }

        @Override
        public void run(RunNotifier notifier) {
            List<Description> tests = getDescription().getChildren();
            notifier.fireTestStarted(tests.get(0));
            notifier.fireTestFailure(new Failure(tests.get(0), new AssertionError("on purpose")));
            notifier.fireTestStarted(tests.get(1));
        }
    }

    public static class StartsJUnitCoreInSetUp {
        @BeforeClass
        public static void setUp() {
            JUnitCore.runClasses(Plain.class);
        }

        @Test
        public void passes() {}
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

    static void runAlone(Class<?> sample) {
        Request.aClass(sample).getRunner().run(new RunNotifier());
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
