package io.github.testmonitor.report.alert;

import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.check.TestLimits;
import io.github.testmonitor.report.live.LiveBuild;
import io.github.testmonitor.report.model.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

class AlertsTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path folder;

    final List<String> lines = new ArrayList<>();
    final List<Limit> limits = new ArrayList<>();
    Alerts alerts;
    LiveBuild build;
    ForkFileWriter fork;

    @BeforeEach
    void follow_one_fork_in_a_container_of_1000_bytes() throws IOException {
        alerts = new Alerts(
                module -> TestLimits.of(
                        List.of(new Rule(Element.TEST, List.of("com.acme.*"), List.of(), Severity.FAIL, limits))),
                lines::add);
        build = LiveBuild.ofSession(
                () -> List.of(folder),
                "b",
                Instant.parse(START),
                () -> Instant.parse(START).plusSeconds(5),
                alerts);
        fork = ForkFileWriter.in(folder, "surefire-default-test", "1").started("b", START);
    }

    @Test
    void memory_that_passes_80_and_95_percent_is_told_once_each_with_the_tests_that_run() {
        fork.testStarted(SECOND, 1, "com.acme.FooTest", "eats");
        container(2, 799);
        assertThat(lines).isEmpty();

        container(3, 800);
        container(4, 850);
        container(5, 960);
        container(6, 999);

        assertThat(lines)
                .containsExactly(
                        "The container holds 800 B of 1000 B, more than 80 %. Running: FooTest#eats for 2.00 s (fork 1).",
                        "The container holds 960 B of 1000 B, more than 95 %. Running: FooTest#eats for 4.00 s (fork 1).");
    }

    @Test
    void memory_that_has_clearly_fallen_back_may_be_told_again() {
        container(2, 810);
        container(3, 750);
        container(4, 820);
        assertThat(lines).as("75 % is not clearly below 80 %").hasSize(1);

        container(5, 690);
        container(6, 800);

        assertThat(lines).hasSize(2);
    }

    @Test
    void a_running_test_that_passes_a_limit_is_told_once() {
        limits.add(new Limit(Metric.WALL_TIME, 2 * SECOND, null));
        fork.testStarted(SECOND, 1, "com.acme.FooTest", "slow").sample(3 * SECOND, List.of(1L));
        look();
        assertThat(lines).as("equality passes").isEmpty();

        fork.sample(4 * SECOND, List.of(1L)).sample(5 * SECOND, List.of(1L));
        look();
        fork.testFinished(6 * SECOND, 1, "successful", "\"wallNanos\":5000000000");
        look();

        assertThat(lines).containsExactly("com.acme.FooTest#slow: WALL_TIME 3.00 s so far, allowed 2.00 s (fork 1)");
    }

    @Test
    void what_other_tests_had_a_part_in_is_said_to_be_shared() {
        limits.add(new Limit(Metric.PEAK_RSS, 500, null));
        limits.add(new Limit(Metric.GC_TIME, 5, null));
        fork.testStarted(SECOND, 1, "com.acme.FooTest", "one")
                .testStarted(SECOND, 2, "com.acme.FooTest", "two")
                .sample(2 * SECOND, List.of(1L, 2L), "\"rssBytes\":501");
        look();
        fork.testFinished(3 * SECOND, 1, "successful", "\"gcMillis\":6", "\"kinds\":{\"gcMillis\":\"shared\"}");
        look();

        assertThat(lines)
                .containsExactly(
                        "com.acme.FooTest#one: PEAK_RSS 501 B so far, shared, allowed 500 B (fork 1)",
                        "com.acme.FooTest#two: PEAK_RSS 501 B so far, shared, allowed 500 B (fork 1)",
                        "com.acme.FooTest#one: GC_TIME 6.00 ms, shared, allowed 5.00 ms (fork 1)");
    }

    @Test
    void peaks_are_told_by_samples_and_never_by_what_was_before_the_test() {
        limits.add(new Limit(Metric.PEAK_RSS, 500, null));
        fork.testStarted(SECOND, 1, "com.acme.FooTest", "grows")
                .sample(SECOND + 1000, List.of(1L), "\"rssBytes\":400", "\"peakRssBytes\":900");
        look();
        assertThat(lines).as("a peak of the time before").isEmpty();

        fork.sample(2 * SECOND, List.of(1L), "\"rssBytes\":400", "\"peakRssBytes\":501");
        look();

        assertThat(lines).containsExactly("com.acme.FooTest#grows: PEAK_RSS 501 B so far, allowed 500 B (fork 1)");
    }

    @Test
    void beside_late_work_the_allocation_of_the_fork_is_of_no_test() {
        limits.add(new Limit(Metric.ALLOCATED, 500, null));
        fork.testStarted(SECOND, 1, "com.acme.FooTest", "sleeps")
                .sample(2 * SECOND, List.of(1L), "\"allocatedBytes\":100")
                .line(
                        "{\"type\":\"late\",\"t\":3000000000,\"id\":7,\"thread\":\"left\",\"cpuNanos\":1,\"allocatedBytes\":9000}")
                .sample(3 * SECOND, List.of(1L), "\"allocatedBytes\":9100")
                .testFinished(4 * SECOND, 1, "successful", "\"allocatedBytes\":1")
                .testStarted(4 * SECOND, 2, "com.acme.FooTest", "sleepsToo")
                .sample(4 * SECOND + 1, List.of(2L), "\"allocatedBytes\":9200")
                .sample(5 * SECOND, List.of(2L), "\"allocatedBytes\":20000");

        look();

        assertThat(lines).isEmpty();
    }

    @Test
    void allocation_of_a_test_that_runs_alone_is_that_of_its_fork() {
        limits.add(new Limit(Metric.ALLOCATED, 500, null));
        fork.testStarted(SECOND, 1, "com.acme.FooTest", "allocates")
                .sample(2 * SECOND, List.of(1L), "\"allocatedBytes\":10000")
                .sample(3 * SECOND, List.of(1L), "\"allocatedBytes\":10501");
        look();

        assertThat(lines).containsExactly("com.acme.FooTest#allocates: ALLOCATED 501 B so far, allowed 500 B (fork 1)");
    }

    @Test
    void allocation_of_tests_that_overlap_is_told_by_their_own_figures_only() {
        limits.add(new Limit(Metric.ALLOCATED, 500, null));
        fork.testStarted(SECOND, 1, "com.acme.FooTest", "one")
                .testStarted(SECOND, 2, "com.acme.FooTest", "other")
                .sample(2 * SECOND, List.of(1L, 2L), "\"allocatedBytes\":10000")
                .sample(3 * SECOND, List.of(1L, 2L), "\"allocatedBytes\":90000");
        look();
        assertThat(lines).isEmpty();

        fork.testFinished(4 * SECOND, 1, "successful", "\"allocatedBytes\":80000")
                .testFinished(4 * SECOND, 2, "successful", "\"allocatedBytes\":20");
        look();

        assertThat(lines).containsExactly("com.acme.FooTest#one: ALLOCATED 78.1 KiB, allowed 500 B (fork 1)");
    }

    @Test
    void stacks_tell_the_least_that_a_running_test_has_used() {
        limits.add(new Limit(Metric.CPU_TIME, 500, null));
        fork.testStarted(SECOND, 1, "com.acme.FooTest", "busy")
                .line(
                        "{\"type\":\"stack\",\"t\":1100000000,\"id\":1,\"thread\":\"main\",\"cpuNanos\":300,\"frames\":[]}")
                .line(
                        "{\"type\":\"stack\",\"t\":1200000000,\"id\":1,\"thread\":\"pool\",\"cpuNanos\":300,\"frames\":[]}")
                .sample(2 * SECOND, List.of(1L), "\"cpuNanos\":999999");
        look();

        assertThat(lines).containsExactly("com.acme.FooTest#busy: CPU_TIME 600 ns so far, allowed 500 ns (fork 1)");
    }

    @Test
    void tests_that_no_rule_is_about_are_passed_over() {
        limits.add(new Limit(Metric.WALL_TIME, 1, null));
        fork.testStarted(SECOND, 1, "org.other.FooTest", "slow").sample(4 * SECOND, List.of(1L));
        look();

        assertThat(lines).isEmpty();
    }

    @Test
    void no_more_lines_come_than_anybody_reads_and_the_rest_is_counted() {
        limits.add(new Limit(Metric.WALL_TIME, 1, null));
        for (int id = 1; id <= 30; id++) {
            fork.test(id, "com.acme.FooTest", "test" + id);
        }
        look();
        alerts.close();

        assertThat(lines).hasSize(22);
        assertThat(lines.get(20)).isEqualTo("More limits passed are counted only.");
        assertThat(lines.get(21)).isEqualTo("And 10 more limits passed.");
    }

    @Test
    void a_hostile_name_steers_no_terminal() {
        limits.add(new Limit(Metric.WALL_TIME, 1, null));
        fork.line("{\"type\":\"testStarted\",\"t\":0,\"id\":1,\"uniqueId\":\"u\",\"className\":\"com.acme.A\","
                        + "\"displayName\":\"\\u001b[2J\\n\\u202e\"}")
                .sample(4 * SECOND, List.of(1L));
        look();

        assertThat(lines).hasSize(1).allMatch(line -> line.codePoints().noneMatch(Character::isISOControl));
    }

    private void container(long second, long bytes) {
        fork.sample(second * SECOND, List.of(), "\"containerMemoryBytes\":" + bytes);
        look();
    }

    private void look() {
        build.look().ifPresent(alerts::look);
    }
}
