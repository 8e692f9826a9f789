package io.github.testmonitor.report;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.model.Balance;
import io.github.testmonitor.report.model.Balance.Part;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.ForkEnd;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

class LostTestsTest {
    @TempDir
    Path folder;

    ForkFileWriter fork;

    @BeforeEach
    void start_a_fork() throws IOException {
        fork = ForkFileWriter.in(folder, "surefire-default-test", "1-7").started("b", START);
    }

    @Test
    void a_killed_fork_names_the_test_in_flight_with_what_the_samples_tell() throws IOException {
        fork.testStarted(1_000, 1, "FooTest", "killer")
                .sample(100_000, List.of(1L), "\"rssBytes\":50", "\"heapUsedBytes\":5", "\"cpuNanos\":77")
                .sample(200_000, List.of(1L), "\"rssBytes\":90", "\"heapUsedBytes\":9")
                .sample(300_000, List.of(1L), "\"rssBytes\":70", "\"heapUsedBytes\":2");

        ForkRun run = read();
        TestRun lost = run.end().lost().get(0);

        assertThat(run.end().ending()).isEqualTo(ForkEnd.Ending.NO_LAST_RECORD);
        assertThat(run.peakRssBytes()).isEqualTo(90);
        assertThat(run.died()).isTrue();
        assertThat(run.cpuNanos()).isEqualTo(77);
        assertThat(lost.identity().methodName()).isEqualTo("killer");
        assertThat(lost.outcome()).isEqualTo(TestRun.Outcome.LOST);
        assertThat(lost.figures().get(Figure.WALL)).hasValue(299_000);
        assertThat(lost.figures().get(Figure.PEAK_RSS)).hasValue(90);
        assertThat(lost.figures().get(Figure.PEAK_HEAP)).hasValue(9);
        assertThat(lost.figures().kind(Figure.PEAK_RSS)).isEqualTo(Kind.SAMPLED);
        assertThat(MetricValues.of(lost, Metric.RSS_GROWTH)).hasValue(40);
    }

    @Test
    void the_kernels_mark_counts_where_all_of_its_time_is_the_tests() throws IOException {
        fork.testStarted(90_000_000, 1, "FooTest", "killer")
                .sample(100_000_000, List.of(1L), "\"rssBytes\":50", "\"peakRssBytes\":8000")
                .sample(200_000_000, List.of(1L), "\"rssBytes\":60", "\"peakRssBytes\":900");

        TestRun lost = read().end().lost().get(0);

        assertThat(lost.figures().get(Figure.PEAK_RSS)).hasValue(900);
        assertThat(MetricValues.of(lost, Metric.RSS_GROWTH)).hasValue(850);
    }

    @Test
    void a_fork_that_died_in_the_set_up_of_a_class_names_the_class_and_what_it_had_grown_by() throws IOException {
        fork.containerStarted(1_000, 1, "com.acme.SpringTest")
                .sample(100_000_000, List.of(), "\"rssBytes\":5242880", "\"containerMemoryBytes\":1")
                .stack(150_000_000, 1, 3, 900, "com.acme.Context.load(Context.java:7)")
                .sample(200_000_000, List.of(), "\"rssBytes\":1073741824", "\"containerMemoryBytes\":7");

        ForkRun run = read();

        assertThat(run.end().lost()).isEmpty();
        ContainerRun diedIn = Objects.requireNonNull(run.end().diedIn());
        assertThat(diedIn.identity().className()).isEqualTo("com.acme.SpringTest");
        assertThat(diedIn.figures().get(Figure.PEAK_RSS)).hasValue(1 << 30);
        assertThat(diedIn.figures().kind(Figure.PEAK_RSS)).isEqualTo(Kind.SAMPLED);
        assertThat(page().replaceAll("<[^>]+>", ""))
                .contains("It was in the set-up or tear-down of SpringTest; until the last sample its resident memory"
                        + " had grown by ≥ 1019 MiB there.")
                .contains("fork 1 (1.00 GiB resident) was in the set-up or tear-down of SpringTest")
                .contains("Context.load")
                .doesNotContain("No test was running then");
        assertThat(report().summary())
                .anyMatch(line -> line.contains("fork 1 (g:a), in the set-up or tear-down of SpringTest: "));
    }

    @Test
    void what_its_tests_took_is_not_told_of_a_class_that_died_in_its_tear_down() throws IOException {
        fork.containerStarted(1_000, 1, "com.acme.SpringTest")
                .testStarted(2_000, 2, "com.acme.SpringTest", "large")
                .testFinished(150_000_000, 2, "successful", "\"wallNanos\":149998000")
                .sample(200_000_000, List.of(), "\"rssBytes\":50", "\"peakRssBytes\":9000")
                .sample(300_000_000, List.of(), "\"rssBytes\":60", "\"peakRssBytes\":70");

        ContainerRun diedIn = Objects.requireNonNull(read().end().diedIn());

        assertThat(diedIn.figures().get(Figure.PEAK_RSS)).hasValue(70);
        assertThat(diedIn.figures().has(Figure.WALL)).isFalse();
    }

    @Test
    void a_mark_that_may_be_of_a_test_that_has_ended_beside_the_lost_one_is_shared() throws IOException {
        fork.testStarted(1_000, 1, "FooTest", "killer")
                .testStarted(210_000_000, 2, "FooTest", "beside")
                .testFinished(250_000_000, 2, "successful")
                .sample(300_000_000, List.of(1L), "\"rssBytes\":50", "\"peakRssBytes\":9000");

        TestRun lost = read().end().lost().get(0);

        assertThat(lost.figures().get(Figure.PEAK_RSS)).hasValue(9000);
        assertThat(lost.figures().kind(Figure.PEAK_RSS)).isEqualTo(Kind.SHARED);
    }

    @Test
    void a_lost_test_shares_nothing_with_the_test_before_it() throws IOException {
        fork.testStarted(1_000, 1, "FooTest", "before")
                .testFinished(250_000_000, 1, "successful")
                .testStarted(260_000_000, 2, "FooTest", "killer")
                .sample(300_000_000, List.of(2L), "\"rssBytes\":50", "\"peakRssBytes\":9000")
                .sample(400_000_000, List.of(2L), "\"rssBytes\":60", "\"peakRssBytes\":70");

        TestRun lost = read().end().lost().get(0);

        assertThat(lost.figures().get(Figure.PEAK_RSS)).hasValue(70);
        assertThat(lost.figures().kind(Figure.PEAK_RSS)).isEqualTo(Kind.SAMPLED);
    }

    @Test
    void a_fork_that_died_between_two_classes_names_none() throws IOException {
        fork.containerStarted(1_000, 1, "com.acme.SpringTest")
                .containerFinished(2_000, 1, "\"cpuNanos\":900")
                .sample(100_000_000, List.of(), "\"rssBytes\":5");

        assertThat(read().end().diedIn()).isNull();
        assertThat(page()).contains("No test was running then");
    }

    @Test
    void a_class_whose_test_was_lost_is_not_said_to_have_died_in_its_set_up() throws IOException {
        fork.containerStarted(1_000, 1, "com.acme.SpringTest").testStarted(2_000, 2, "com.acme.SpringTest", "killer");

        assertThat(read().end().diedIn()).isNull();
    }

    @Test
    void the_first_test_that_is_lost_has_its_own_threads_work_where_no_other_is_followed() throws IOException {
        fork.line("{\"type\":\"unavailable\",\"probe\":\"ownership\",\"reason\":\"off\"}")
                .testStarted(3_000, 2, "FooTest", "killer")
                .stack(200_000_000, 2, 1, 1, "FooTest.killer(FooTest.java:7)");

        TestRun lost = read().end().lost().get(0);

        assertThat(lost.figures().has(Figure.CPU)).isFalse();
        assertThat(lost.figures().get(Figure.OWN_CPU)).hasValue(20_000_000);
    }

    @Test
    void what_the_whole_fork_used_is_not_the_lost_test_s() throws IOException {
        fork.testStarted(1_000, 1, "FooTest", "killer")
                .sample(100_000, List.of(1L), "\"cpuNanos\":77", "\"allocatedBytes\":88");

        TestRun lost = read().end().lost().get(0);

        assertThat(MetricValues.of(lost, Metric.CPU_TIME)).isEmpty();
        assertThat(MetricValues.of(lost, Metric.ALLOCATED)).isEmpty();
        assertThat(MetricValues.of(lost, Metric.RSS_GROWTH)).isEmpty();
    }

    @Test
    void what_its_stacks_stand_for_is_a_lower_bound_of_what_the_lost_test_used() throws IOException {
        fork.test(1, "FooTest", "over")
                .testStarted(5_000_000, 2, "FooTest", "killer")
                .stack(200_000_000, 2, 3, 1, "FooTest.killer(FooTest.java:7)")
                .stack(260_000_000, 2, 2, 4, "FooTest.killer(FooTest.java:9)")
                .sample(300_000_000, List.of(2L), "\"cpuNanos\":150000000", "\"allocatedBytes\":9000000");

        ForkRun run = read();
        TestRun lost = run.end().lost().get(0);

        assertThat(lost.figures().get(Figure.CPU)).hasValue(100_000_000);
        assertThat(lost.figures().get(Figure.ALLOCATED)).hasValue(5 << 20);
        assertThat(lost.figures().kind(Figure.CPU)).isEqualTo(Kind.SAMPLED);
        assertThat(run.totals().cpuNanos()).isEqualTo(100_000_100);
        assertThat(run.cpuBalance())
                .isEqualTo(Balance.of(
                        150_000_000,
                        Map.of(Part.TESTS, 100_000_100L, Part.LATE, 0L),
                        EnumSet.complementOf(EnumSet.of(Part.UNATTRIBUTED)),
                        true));
    }

    @Test
    void cpu_time_of_a_lost_test_that_nobody_saw_is_not_said_to_be_outside_the_tests() throws IOException {
        fork.test(1, "FooTest", "over")
                .testStarted(5_000_000, 2, "FooTest", "killer")
                .sample(300_000_000, List.of(2L), "\"cpuNanos\":150000000");
        assertThat(page()).doesNotContain("outside tests and set-up");

        fork.stack(310_000_000, 2, 6, 0, "FooTest.killer(FooTest.java:7)");
        assertThat(page()).contains("20 % outside tests and set-up");
    }

    @Test
    void where_other_threads_are_not_followed_it_is_that_of_the_own_thread() throws IOException {
        fork.testStarted(1_000, 1, "FooTest", "over")
                .testFinished(2_000, 1, "successful", "\"ownCpuNanos\":5", "\"absent\":{\"cpuNanos\":\"notOwned\"}")
                .testStarted(3_000, 2, "FooTest", "killer")
                .stack(200_000_000, 2, 1, 1, "FooTest.killer(FooTest.java:7)");

        TestRun lost = read().end().lost().get(0);

        assertThat(lost.figures().has(Figure.CPU)).isFalse();
        assertThat(lost.figures().get(Figure.OWN_CPU)).hasValue(20_000_000);
        assertThat(lost.figures().get(Figure.OWN_ALLOCATED)).hasValue(1 << 20);
    }

    @Test
    void tests_in_flight_together_share_the_size_of_their_fork() throws IOException {
        fork.testStarted(1, 1, "FooTest", "over")
                .testFinished(2, 1, "successful")
                .testStarted(3, 2, "FooTest", "one")
                .testStarted(4, 3, "FooTest", "two")
                .sample(5, List.of(2L, 3L), "\"rssBytes\":50")
                .testStarted(6, 4, "FooTest", "three")
                .testFinished(7, 4, "successful");

        List<TestRun> lost = read().end().lost();

        assertThat(lost).extracting(test -> test.identity().methodName()).containsExactly("one", "two");
        assertThat(lost).extracting(TestRun::sharedWith).containsExactly(2, 2);
        assertThat(lost.get(0).figures().kind(Figure.PEAK_RSS)).isEqualTo(Kind.SHARED);
    }

    @Test
    void a_test_that_ends_the_jvm_is_lost_although_the_fork_says_goodbye() throws IOException {
        fork.testStarted(1_000, 1, "FooTest", "exits").forkFinished(5_000, "exitInTest");

        ForkRun run = read();

        assertThat(run.end().ending()).isEqualTo(ForkEnd.Ending.EXIT_IN_TEST);
        assertThat(run.end().lost()).hasSize(1);
        assertThat(run.died()).isFalse();
    }

    @Test
    void an_open_container_is_not_lost() throws IOException {
        fork.containerStarted(1, 1, "FooTest");

        assertThat(read().end().lost()).isEmpty();
    }

    @Test
    void a_test_without_a_class_takes_that_of_its_container() throws IOException {
        fork.containerStarted(1, 1, "com.acme.CukesTest")
                .line("{\"type\":\"containerStarted\",\"t\":2,\"id\":2,\"parent\":1,\"uniqueId\":\"f\","
                        + "\"displayName\":\"My feature\",\"thread\":\"main\"}")
                .line("{\"type\":\"testStarted\",\"t\":3,\"id\":3,\"parent\":2,\"uniqueId\":\"s\","
                        + "\"displayName\":\"first one\",\"thread\":\"main\"}");

        assertThat(read().end().lost().get(0).identity().className()).isEqualTo("com.acme.CukesTest");
    }

    private String page() throws IOException {
        return Files.readString(report().writeTo(folder.resolve("report")));
    }

    private MonitorReport report() throws IOException {
        return MonitorReport.read("a", List.of(new ModuleFolder("a", folder)));
    }

    private ForkRun read() throws IOException {
        fork.close();
        return MonitorReport.read("title", List.of(new ModuleFolder("a", folder)))
                .run()
                .forks()
                .get(0);
    }
}
