package io.github.testmonitor.listener;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Classes for the platform to run; nested, so that this build does not run them itself. */
final class JupiterSamples {

    /** Only what JUnit 5.3 has. */
    static class Simple {
        @Test
        void passes() {}
    }

    static class Sectioned {
        @BeforeAll
        static void setUp(TestReporter reporter) {
            reporter.publishEntry("monitor.section", "prepare");
            reporter.publishEntry("monitor.section.end", "prepare");
        }

        @Test
        void loads(TestReporter reporter) {
            reporter.publishEntry("monitor.section", "load");
            reporter.publishEntry("something", "else");
            reporter.publishEntry("monitor.section.end", "load");
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Plain {
        @Test
        @Tag("slow")
        @Tag("io")
        void aPasses() {}

        @Test
        void bFails() {
            fail("on purpose");
        }

        @Test
        void cAssumes() {
            assumeTrue(false);
        }

        @Test
        @Disabled("not today")
        void dIsDisabled() {}

        @Test
        void eHasInfo(TestInfo info) {}
    }

    static class Outer {
        @Nested
        class Inner {
            @Nested
            class Innermost {
                @Test
                void passes() {}
            }
        }
    }

    static class Templates {
        @ParameterizedTest
        @ValueSource(strings = {"x", "y"})
        void parameterized(String value) {}
    }

    static class Repeated {
        @RepeatedTest(2)
        void repeated() {}
    }

    static class Dynamic {
        @TestFactory
        List<DynamicNode> dynamic() {
            return List.of(
                    DynamicTest.dynamicTest("one", () -> {}),
                    DynamicContainer.dynamicContainer("box", List.of(DynamicTest.dynamicTest("two", () -> {}))));
        }
    }

    @Disabled("whole class")
    static class AllDisabled {
        @Test
        void one() {}

        @Test
        void two() {}
    }

    static class FailingSetUp {
        @BeforeAll
        static void setUp() {
            fail("on purpose");
        }

        @Test
        void neverRuns() {}
    }

    /** Each test waits for the other, so that they pass only if they overlap. */
    static class Parallel {
        private static final CountDownLatch BOTH = new CountDownLatch(2);

        @Test
        void one() throws InterruptedException {
            meet();
        }

        @Test
        void two() throws InterruptedException {
            meet();
        }

        private static void meet() throws InterruptedException {
            BOTH.countDown();
            assertTrue(BOTH.await(60, TimeUnit.SECONDS));
        }
    }

    @Suite
    @SelectClasses(Simple.class)
    static class SimpleSuite {}

    static class StartsLauncher {
        @Test
        void nested() {
            PlatformListenerTest.run(Simple.class);
        }
    }

    static class StartsLauncherElsewhere {
        @Test
        void nested() throws InterruptedException {
            Thread thread = new Thread(() -> PlatformListenerTest.run(Simple.class));
            thread.start();
            thread.join();
        }
    }

    static class StartsTestKit {
        @Test
        void nested() {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(DiscoverySelectors.selectClass(Simple.class))
                    .execute();
        }
    }

    private JupiterSamples() {}
}
