package io.github.testmonitor.listener;

import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The listener that the platform finds by ServiceLoader, below real launchers. */
final class PlatformListenerTest {
    private final RecordedEvents events = RecordedEvents.connect();

    @AfterEach
    void disconnect() {
        events.close();
    }

    static void run(Class<?>... classes) {
        run(Map.of(), List.of(), classes);
    }

    private static void run(
            Map<String, String> configuration, List<TestExecutionListener> listeners, Class<?>... classes) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(Arrays.stream(classes)
                                        .map(DiscoverySelectors::selectClass)
                                        .toList())
                                .configurationParameters(configuration)
                                .build(),
                        listeners.toArray(new TestExecutionListener[0]));
    }

    @Test
    void report_entries_name_sections_of_tests_and_of_their_class() {
        run(JupiterSamples.Sectioned.class);

        assertThat(events.text()).isEqualTo("""
                        container Sectioned started
                        section prepare
                        end of section prepare
                        test Sectioned.loads(TestReporter) started in Sectioned
                        section load
                        end of section load
                        test Sectioned.loads(TestReporter) successful
                        container Sectioned successful""");
    }

    @Test
    void each_outcome_is_told_in_its_class() {
        run(JupiterSamples.Plain.class);

        assertThat(events.text()).isEqualTo("""
                        container Plain started
                        test Plain.aPasses started in Plain
                        test Plain.aPasses successful
                        test Plain.bFails started in Plain
                        test Plain.bFails failed
                        test Plain.cAssumes started in Plain
                        test Plain.cAssumes aborted
                        skipped Plain.dIsDisabled: not today
                        test Plain.eHasInfo(TestInfo) started in Plain
                        test Plain.eHasInfo(TestInfo) successful
                        container Plain successful""");
    }

    @Test
    void a_test_is_described_by_the_platform() {
        run(JupiterSamples.Plain.class);

        TestDescription test = events.described("Plain.aPasses");
        assertThat(test.uniqueId())
                .isEqualTo("[engine:junit-jupiter]/[class:" + JupiterSamples.Plain.class.getName()
                        + "]/[method:aPasses()]");
        assertThat(test.className()).isEqualTo(JupiterSamples.Plain.class.getName());
        assertThat(test.methodName()).isEqualTo("aPasses");
        assertThat(test.displayName()).isEqualTo("aPasses()");
        assertThat(test.tags()).containsExactlyInAnyOrder("slow", "io");
    }

    @Test
    void nested_classes_are_containers_in_containers() {
        run(JupiterSamples.Outer.class);

        assertThat(events.text()).isEqualTo("""
                        container Outer started
                        container Inner started in Outer
                        container Innermost started in Inner
                        test Innermost.passes started in Innermost
                        test Innermost.passes successful
                        container Innermost successful
                        container Inner successful
                        container Outer successful""");
    }

    @Test
    void a_template_is_a_container_and_its_invocations_bear_its_parameters() {
        run(JupiterSamples.Templates.class);

        assertThat(events.text()).isEqualTo("""
                        container Templates started
                        container Templates.parameterized(String) started in Templates
                        test Templates.parameterized(String)[1] started in Templates.parameterized(String)
                        test Templates.parameterized(String)[1] successful
                        test Templates.parameterized(String)[2] started in Templates.parameterized(String)
                        test Templates.parameterized(String)[2] successful
                        container Templates.parameterized(String) successful
                        container Templates successful""");
    }

    @Test
    void repetitions_bear_their_index() {
        run(JupiterSamples.Repeated.class);

        assertThat(events.lines())
                .contains("test Repeated.repeated()[1] successful", "test Repeated.repeated()[2] successful");
    }

    @Test
    void dynamic_containers_are_containers() {
        run(JupiterSamples.Dynamic.class);

        assertThat(events.text()).isEqualTo("""
                        container Dynamic started
                        container Dynamic.dynamic() started in Dynamic
                        test Dynamic.dynamic()[1] started in Dynamic.dynamic()
                        test Dynamic.dynamic()[1] successful
                        container Dynamic.box started in Dynamic.dynamic()
                        test Dynamic.dynamic()[2][1] started in Dynamic.box
                        test Dynamic.dynamic()[2][1] successful
                        container Dynamic.box successful
                        container Dynamic.dynamic() successful
                        container Dynamic successful""");
    }

    @Test
    void a_disabled_class_is_one_skip() {
        run(JupiterSamples.AllDisabled.class);

        assertThat(events.text()).isEqualTo("skipped AllDisabled: whole class");
    }

    @Test
    void a_failed_set_up_fails_the_class_and_starts_no_test() {
        run(JupiterSamples.FailingSetUp.class);

        assertThat(events.text()).isEqualTo("""
                        container FailingSetUp started
                        container FailingSetUp failed""");
    }

    @Test
    void parallel_tests_overlap() {
        run(
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "2"),
                List.of(),
                JupiterSamples.Parallel.class);

        assertThat(events.lines().subList(0, 3))
                .containsExactlyInAnyOrder(
                        "container Parallel started",
                        "test Parallel.one started in Parallel",
                        "test Parallel.two started in Parallel");
        assertThat(events.lines().subList(3, 6))
                .containsExactlyInAnyOrder(
                        "test Parallel.one successful",
                        "test Parallel.two successful",
                        "container Parallel successful");
    }

    @Test
    void vintage_tests_count_once_beside_jupiter_and_bear_surefires_names() {
        run(JupiterSamples.Simple.class, JUnit4Samples.Plain.class, JUnit4Samples.Rows.class);

        assertThat(events.sorted())
                .filteredOn(line -> line.endsWith("successful"))
                .containsExactly(
                        "container Plain successful",
                        "container Rows successful",
                        "container Rows.[0] successful",
                        "container Rows.[1] successful",
                        "container Simple successful",
                        "test Plain.passes successful",
                        "test Rows.passes[0] successful",
                        "test Rows.passes[1] successful",
                        "test Simple.passes successful");
    }

    @Test
    void an_engine_below_a_suite_is_no_container() {
        run(JupiterSamples.SimpleSuite.class);

        assertThat(events.text()).isEqualTo("""
                        container SimpleSuite started
                        container Simple started in SimpleSuite
                        test Simple.passes started in Simple
                        test Simple.passes successful
                        container Simple successful
                        container SimpleSuite successful""");
    }

    @Test
    void a_launcher_started_by_a_test_is_ignored() {
        run(JupiterSamples.StartsLauncher.class);

        assertThat(events.text()).doesNotContain("Simple");
        assertThat(events.lines()).hasSize(4);
    }

    @Test
    void a_launcher_started_by_a_test_on_another_thread_is_ignored() {
        run(JupiterSamples.StartsLauncherElsewhere.class);

        assertThat(events.text()).doesNotContain("Simple");
        assertThat(events.lines()).hasSize(4);
    }

    @Test
    void a_test_kit_started_by_a_test_is_ignored() {
        run(JupiterSamples.StartsTestKit.class);

        assertThat(events.text()).doesNotContain("Simple");
        assertThat(events.lines()).hasSize(4);
    }

    @Test
    void a_plan_after_the_first_counts_again() {
        run(JupiterSamples.Simple.class);
        run(JupiterSamples.Simple.class);

        assertThat(events.lines())
                .filteredOn("test Simple.passes successful"::equals)
                .hasSize(2);
    }

    @Test
    void two_listeners_of_one_launcher_tell_each_test_once() {
        run(Map.of(), List.of(new PlatformListener()), JupiterSamples.Simple.class);

        assertThat(events.lines()).hasSize(4);
    }

    @Test
    void what_an_engine_leaves_open_is_aborted_with_the_plan() {
        PlatformListener listener = new PlatformListener(new Authority());
        TestExecutionListener breaksOff = new TestExecutionListener() {
            @Override
            public void testPlanExecutionStarted(TestPlan plan) {
                listener.testPlanExecutionStarted(plan);
            }

            @Override
            public void executionStarted(TestIdentifier identifier) {
                listener.executionStarted(identifier);
            }

            @Override
            public void testPlanExecutionFinished(TestPlan plan) {
                listener.testPlanExecutionFinished(plan);
            }
        };
        Authority.OF_THIS_JVM.enter("keeps out the listener that the platform finds");
        try {
            run(Map.of(), List.of(breaksOff), JupiterSamples.Simple.class);
        } finally {
            Authority.OF_THIS_JVM.leave("keeps out the listener that the platform finds");
        }

        assertThat(events.text()).isEqualTo("""
                        container Simple started
                        test Simple.passes started in Simple
                        test Simple.passes aborted
                        container Simple aborted""");
    }

    @Test
    void a_plan_that_begins_without_a_session_is_ignored_to_its_end() {
        events.close();
        TestExecutionListener connects = new TestExecutionListener() {
            @Override
            public void executionStarted(TestIdentifier identifier) {
                Joint.connect(events);
            }
        };

        run(Map.of(), List.of(connects), JupiterSamples.Simple.class);

        assertThat(events.lines()).isEmpty();
    }

    @Test
    void nothing_of_a_plan_is_kept_after_it() {
        PlatformListener listener = new PlatformListener(new Authority());
        List<TestPlan> plans = new ArrayList<>();
        TestExecutionListener keeps = new TestExecutionListener() {
            @Override
            public void testPlanExecutionStarted(TestPlan begun) {
                plans.add(begun);
            }
        };
        run(Map.of(), List.of(listener, keeps), JupiterSamples.Simple.class);

        WeakReference<TestPlan> kept = new WeakReference<>(plans.remove(0));

        assertThat(GarbageCollection.clears(kept)).isTrue();
        assertThat(listener).isNotNull();
    }
}
