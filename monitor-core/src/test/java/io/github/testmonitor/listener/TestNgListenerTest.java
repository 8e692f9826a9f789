package io.github.testmonitor.listener;

import io.github.testmonitor.session.TestDescription;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The listener that TestNG finds by ServiceLoader, in the oldest version we support and in a new one. */
@ParameterizedClass
@ValueSource(strings = {"6.14.3", "7.12.0"})
final class TestNgListenerTest {
    /** Kept, as a loader loads all of TestNG. */
    private static final Map<String, FrameworkLoader> LOADERS = new ConcurrentHashMap<>();

    private final RecordedEvents events = RecordedEvents.connect();
    private final FrameworkLoader testNg;
    private final String version;

    TestNgListenerTest(String version) {
        this.version = version;
        this.testNg = LOADERS.computeIfAbsent(
                version, wanted -> FrameworkLoader.of("testng-" + wanted, "org.testng.", "com.beust."));
    }

    @AfterEach
    void disconnect() {
        System.clearProperty("testng.mode.dryrun");
        events.close();
    }

    private void run(Class<?> sample) {
        testNg.call(NgSamples.class.getName(), "run", new Class<?>[] {String.class}, sample.getName());
    }

    @Test
    void the_version_under_test_is_the_one_that_runs() throws ClassNotFoundException {
        assertThat(FrameworkLoader.place(testNg.loadClass("org.testng.TestNG")).toString())
                .contains("testng-" + version);
    }

    @Test
    void each_outcome_is_told_and_a_skip_after_the_start_is_a_finish() {
        run(NgSamples.Plain.class);

        assertThat(events.text()).isEqualTo("""
                        test Plain.aPasses started
                        test Plain.aPasses successful
                        test Plain.bFails started
                        test Plain.bFails failed
                        test Plain.cSkips started
                        test Plain.cSkips aborted""");
    }

    @Test
    void a_test_is_described_by_its_method() {
        run(NgSamples.Plain.class);

        TestDescription test = events.described("Plain.aPasses");
        String className = NgSamples.Plain.class.getName();
        assertThat(test.uniqueId()).isEqualTo(className + "#aPasses()[0]");
        assertThat(test.className()).isEqualTo(className);
        assertThat(test.methodName()).isEqualTo("aPasses");
        assertThat(test.displayName()).isEqualTo("aPasses");
        assertThat(test.tags()).containsExactlyInAnyOrder("slow", "io");
    }

    @Test
    void a_test_without_a_name_is_called_by_its_method() {
        run(NgSamples.Nameless.class);

        TestDescription test = events.described("Nameless.passes");
        assertThat(test.displayName()).isEqualTo("passes");
        assertThat(test.reportName()).isEqualTo("passes");
        assertThat(events.described("Nameless.row").displayName()).isEqualTo("row[1]");
    }

    @Test
    void configuration_methods_are_containers_around_the_tests_and_not_of_them() {
        run(NgSamples.Configured.class);

        assertThat(events.text()).isEqualTo("""
                        container Configured.@BeforeClass setUpClass started
                        container Configured.@BeforeClass setUpClass successful
                        container Configured.@BeforeMethod setUp started
                        container Configured.@BeforeMethod setUp successful
                        test Configured.passes started
                        test Configured.passes successful
                        container Configured.@AfterMethod tearDown started
                        container Configured.@AfterMethod tearDown successful
                        container Configured.@AfterClass tearDownClass started
                        container Configured.@AfterClass tearDownClass successful""");
    }

    @Test
    void where_the_platform_tells_the_tests_the_configuration_methods_are_told_all_the_same() {
        testNg.call(
                NgSamples.class.getName(),
                "runForThePlatform",
                new Class<?>[] {String.class},
                NgSamples.Configured.class.getName());
        run(NgSamples.Plain.class);

        assertThat(events.text()).isEqualTo("""
                        container Configured.@BeforeClass setUpClass started
                        container Configured.@BeforeClass setUpClass successful
                        container Configured.@BeforeMethod setUp started
                        container Configured.@BeforeMethod setUp successful
                        container Configured.@AfterMethod tearDown started
                        container Configured.@AfterMethod tearDown successful
                        container Configured.@AfterClass tearDownClass started
                        container Configured.@AfterClass tearDownClass successful
                        test Plain.aPasses started
                        test Plain.aPasses successful
                        test Plain.bFails started
                        test Plain.bFails failed
                        test Plain.cSkips started
                        test Plain.cSkips aborted""");
    }

    @Test
    void a_failed_set_up_fails_and_its_tests_are_skipped() {
        run(NgSamples.FailingSetUp.class);

        assertThat(events.lines())
                .startsWith(
                        "container FailingSetUp.@BeforeClass setUpClass started",
                        "container FailingSetUp.@BeforeClass setUpClass failed");
        assertOneIsNotRun("FailingSetUp.isSkipped");
    }

    @Test
    void a_test_that_depends_on_a_failed_one_is_skipped() {
        run(NgSamples.Depends.class);

        assertThat(events.lines()).startsWith("test Depends.aFails started", "test Depends.aFails failed");
        assertOneIsNotRun("Depends.bDepends");
    }

    /** TestNG 6 skips it without a start, TestNG 7 starts it and skips it then. */
    private void assertOneIsNotRun(String test) {
        assertThat(events.lines().subList(2, events.lines().size()))
                .allSatisfy(
                        line -> assertThat(line).containsAnyOf("skipped " + test, test + " started", test + " aborted"))
                .hasSize(events.text().contains("skipped") ? 1 : 2);
    }

    @Test
    void invocations_are_told_apart_by_the_row_of_their_data() {
        run(NgSamples.Rows.class);

        assertThat(events.lines())
                .hasSize(4)
                .filteredOn("test Rows.row successful"::equals)
                .hasSize(2);
        assertThat(events.uniqueIds())
                .containsExactly(
                        NgSamples.Rows.class.getName() + "#row(int, java.lang.String)[0]",
                        NgSamples.Rows.class.getName() + "#row(int, java.lang.String)[1]");
        assertThat(events.described("Rows.row").displayName()).isEqualTo("row[1]");
    }

    @Test
    void rows_in_parallel_overlap_and_keep_their_ids() {
        run(NgSamples.ParallelRows.class);

        assertThat(events.lines())
                .containsExactly(
                        "test ParallelRows.row started",
                        "test ParallelRows.row started",
                        "test ParallelRows.row successful",
                        "test ParallelRows.row successful");
        assertThat(events.uniqueIds())
                .containsExactlyInAnyOrder(
                        NgSamples.ParallelRows.class.getName() + "#row(int)[0]",
                        NgSamples.ParallelRows.class.getName() + "#row(int)[1]");
    }

    @Test
    void broken_data_is_told_as_testng_tells_it() {
        run(NgSamples.BrokenRows.class);

        assertThat(events.text()).contains("BrokenRows.row");
        assertThat(events.uniqueIds()).hasSize(1);
    }

    @Test
    void repetitions_have_their_own_ids() {
        run(NgSamples.Repeated.class);

        String test = NgSamples.Repeated.class.getName() + "#repeated()";
        assertThat(events.uniqueIds()).containsExactly(test + "[0]", test + "[0.1]", test + "[0.2]");
        assertThat(events.lines())
                .filteredOn("test Repeated.repeated successful"::equals)
                .hasSize(3);
    }

    @Test
    void repetitions_in_a_pool_have_their_own_ids() {
        run(NgSamples.Pooled.class);

        String test = NgSamples.Pooled.class.getName() + "#pooled()";
        assertThat(events.uniqueIds()).containsExactlyInAnyOrder(test + "[0]", test + "[0.1]");
        assertThat(events.lines())
                .filteredOn("test Pooled.pooled successful"::equals)
                .hasSize(2);
    }

    @Test
    void a_retry_is_another_attempt_of_the_same_test() {
        run(NgSamples.Retried.class);

        assertThat(events.text()).isEqualTo("""
                        test Retried.flaky started
                        test Retried.flaky aborted
                        test Retried.flaky started
                        test Retried.flaky successful""");
        assertThat(events.uniqueIds())
                .containsOnly(NgSamples.Retried.class.getName() + "#flaky()[0]")
                .hasSize(2);
    }

    @Test
    void a_failure_within_the_success_percentage_is_a_success() {
        run(NgSamples.Percentage.class);

        assertThat(events.lines())
                .filteredOn("test Percentage.mostly successful"::equals)
                .hasSize(2);
    }

    @Test
    void instances_of_a_factory_are_told_apart() {
        run(NgSamples.Produced.class);

        String test = NgSamples.Produced.class.getName() + "#passes()[0]";
        assertThat(events.uniqueIds()).containsExactlyInAnyOrder(test + "+0", test + "+1");
    }

    @Test
    void parallel_methods_overlap() {
        run(NgSamples.Parallel.class);

        assertThat(events.lines().subList(0, 2))
                .containsExactlyInAnyOrder("test Parallel.one started", "test Parallel.two started");
        assertThat(events.lines().subList(2, 4))
                .containsExactlyInAnyOrder("test Parallel.one successful", "test Parallel.two successful");
    }

    @Test
    void a_testng_started_by_a_test_is_ignored_on_its_thread_and_on_another() {
        run(NgSamples.StartsTestNg.class);

        assertThat(events.text()).isEqualTo("""
                        test StartsTestNg.nested started
                        test StartsTestNg.nested successful""");
    }

    @Test
    void a_run_after_the_first_counts_again() {
        run(NgSamples.Plain.class);
        run(NgSamples.Plain.class);

        assertThat(events.lines()).hasSize(12);
    }

    @Test
    void what_testng_leaves_open_is_aborted_with_its_run() {
        testNg.call(NgSamples.class, "runThatBreaksOff");

        assertThat(events.lines())
                .filteredOn(line -> line.startsWith("test"))
                .containsExactly("test Configured.passes started", "test Configured.passes aborted");
    }

    @Test
    void a_dry_run_is_ignored() {
        System.setProperty("testng.mode.dryrun", "true");

        run(NgSamples.Configured.class);

        assertThat(events.lines()).isEmpty();
    }

    @Test
    void testng_runs_as_ever_without_a_session() {
        events.close();

        run(NgSamples.Configured.class);

        assertThat(events.lines()).isEmpty();
    }
}
