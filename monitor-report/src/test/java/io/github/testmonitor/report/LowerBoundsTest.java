package io.github.testmonitor.report;

import io.github.testmonitor.report.check.CheckResult;
import io.github.testmonitor.report.check.CheckResult.Violation;
import io.github.testmonitor.report.check.Rules;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** A sum of which one part is a lower bound is one itself, and says so: on the page, in tests.json, and where it breaks a limit. */
class LowerBoundsTest {
    private static final String[] FINISHED = {"\"wallNanos\":3000000", "\"cpuNanos\":4000000", "\"allocatedBytes\":50"};
    private static final String[] READINGS = {
        "\"cpuNanos\":90000000", "\"allocatedBytes\":8388608", "\"gcMillis\":7", "\"gcCpuNanos\":5000000"
    };

    @TempDir
    Path folder;

    ForkFileWriter fork;

    @BeforeEach
    void start_a_fork() throws IOException {
        Builds.write(Builds.build("b", "g:a"), folder.resolve("a"));
        Builds.write(Builds.build("b", "g:b"), folder.resolve("b"));
        try (ForkFileWriter other = ForkFileWriter.in(folder.resolve("b"), "surefire-default-test", "1")) {
            other.started("b", START)
                    .testStarted(1, 1, "t.OtherTest", "ends")
                    .testFinished(2, 1, "successful", FINISHED)
                    .sample(3, List.of(), "\"gcMillis\":7")
                    .forkFinished(4_000_000, "exit");
        }
        fork = ForkFileWriter.in(folder.resolve("a"), "surefire-default-test", "1")
                .started("b", START)
                .testStarted(1, 1, "t.FooTest", "ends")
                .testFinished(2, 1, "successful", FINISHED);
    }

    @Test
    void the_sums_of_a_module_that_lost_a_test() throws IOException {
        loseTest();

        assertThat(row("g:a")).endsWith("|≥ 24.0 ms||≥ 1.00 MiB|≥ 7.00 ms|≥ 303 ms|whole");
        assertThat(row("g:b")).endsWith("|4.00 ms||50 B|7.00 ms|3.00 ms|whole");
    }

    @Test
    void a_module_whose_fork_told_its_collections_to_the_end_has_all_of_them() throws IOException {
        loseTest();
        fork.forkFinished(400_000_000, "exitInTest");

        assertThat(row("g:a")).endsWith("|≥ 24.0 ms||≥ 1.00 MiB|7.00 ms|≥ 398 ms|whole");
    }

    @Test
    void what_tests_allocated_together_where_one_was_lost() throws IOException {
        assertThat(page()).contains("|Allocated by tests and set-up|100 B");

        loseTest();
        assertThat(page()).contains("|Allocated by tests and set-up|≥ 1.00 MiB");
    }

    @Test
    void the_parts_of_a_fork_that_died_and_its_total() throws IOException {
        loseTest();

        assertThat(row("Tests")).startsWith("Tests|≥ 28.0 ms|");
        assertThat(row("Garbage collector")).startsWith("Garbage collector|≥ 5.00 ms|");
        assertThat(row("Unattributed")).doesNotContain("≥");
        assertThat(row("All forks")).startsWith("All forks|≥ 90.0 ms|");
        assertThat(testsJson())
                .contains("\"atLeast\":{\"cpuNanos\":[\"total\",\"tests\",\"late\",\"collector\"],"
                        + "\"allocatedBytes\":[\"total\",\"tests\",\"late\"]}");
    }

    @Test
    void the_tests_of_a_fork_that_said_goodbye_but_not_its_total() throws IOException {
        loseTest();
        fork.forkFinished(400_000_000, "exitInTest");

        assertThat(row("Tests")).startsWith("Tests|≥ 28.0 ms|");
        assertThat(row("Garbage collector")).doesNotContain("≥");
        assertThat(row("All forks")).doesNotContain("≥");
        assertThat(testsJson()).contains("\"atLeast\":{\"cpuNanos\":[\"tests\"],\"allocatedBytes\":[\"tests\"]}");
    }

    @Test
    void nothing_where_all_ended() throws IOException {
        fork.sample(3, List.of(), READINGS).forkFinished(4_000_000, "exit");

        assertThat(row("g:a")).doesNotContain("≥");
        assertThat(row("Tests")).doesNotContain("≥");
        assertThat(testsJson()).doesNotContain("atLeast");
        assertThat(check(Element.MODULE, Metric.CPU_TIME, 1).violations())
                .extracting(Violation::line)
                .allSatisfy(line -> assertThat(line).doesNotContain("at least"));
    }

    @Test
    void the_figures_and_the_class_of_a_set_up_that_never_ended() throws IOException {
        fork.containerStarted(10_000_000, 7, "t.SpringTest")
                .sample(100_000_000, List.of(), READINGS)
                .stack(150_000_000, 7, 2, 3, "t.Context.load(Context.java:7)")
                .sample(300_000_000, List.of(), READINGS);

        assertThat(row("t.SpringTestg:a")).startsWith("t.SpringTestg:a|0|≥ 40.0 ms||≥ 3.00 MiB|");
        assertThat(report().summary()).anySatisfy(line -> assertThat(line).contains(">= 3.00 MiB", "SpringTest"));
        assertThat(row("g:a")).contains("|≥ 44.0 ms|");
    }

    @Test
    void a_limit_that_a_module_with_a_lost_test_breaks() throws IOException {
        loseTest();

        assertThat(check(Element.MODULE, Metric.CPU_TIME, 20_000_000).violations())
                .extracting(Violation::line)
                .containsExactly("g:a: CPU_TIME at least 24.0 ms, allowed 20.0 ms, +4.00 ms (+20.0 %),"
                        + " without what several tests share or a lost one did last");
    }

    @Test
    void a_limit_that_the_lost_test_breaks() throws IOException {
        loseTest();

        assertThat(check(Element.TEST, Metric.CPU_TIME, 16_000_000).violations())
                .extracting(Violation::line)
                .containsExactly("t.FooTest#killer: CPU_TIME at least 20.0 ms, allowed 16.0 ms, +4.00 ms (+25.0 %)");
    }

    @Test
    void a_limit_that_a_dead_fork_breaks_or_may_break() throws IOException {
        loseTest();

        CheckResult kept = check(Element.FORK, Metric.CPU_TIME, 90_000_000);
        assertThat(kept.notices())
                .contains(
                        "rule 1 (FORK): CPU_TIME is not known in full for 1 of the 2 that match, so the limit may be broken there:"
                                + " what several tests share is left out, and what a lost test, or a fork that died, did last is not known.");
        assertThat(check(Element.FORK, Metric.CPU_TIME, 80_000_000).violations())
                .extracting(Violation::line)
                .containsExactly("g:a/fork 1: CPU_TIME at least 90.0 ms, allowed 80.0 ms, +10.0 ms (+12.5 %)");
    }

    private void loseTest() {
        fork.testStarted(5_000_000, 2, "t.FooTest", "killer")
                .stack(200_000_000, 2, 1, 1, "t.FooTest.killer(FooTest.java:7)")
                .sample(305_000_000, List.of(2L), READINGS);
    }

    /** The cells of the row that begins with that, in a table of the page. */
    private String row(String head) throws IOException {
        return Arrays.stream(page().split("\n"))
                .map(line -> line.replaceFirst("^\\|+", "").replaceFirst("\\|$", ""))
                .filter(line -> line.startsWith(head + "|"))
                .findFirst()
                .orElseThrow();
    }

    /** Its text, a stroke between two elements that are not within a line. */
    private String page() throws IOException {
        return Files.readString(report().writeTo(folder.resolve("report")))
                .replaceAll("<wbr/>|</?(span|bdi|small|a)( [^>]*)?>", "")
                .replaceAll("</?t[dh]( [^>]*)?>|</?d[dt]( [^>]*)?>", "|")
                .replaceAll("<[^>]+>", "")
                .replace("||", "|");
    }

    private String testsJson() throws IOException {
        page();
        return Files.readString(folder.resolve("report/tests.json"));
    }

    private CheckResult check(Element element, Metric metric, long maximum) throws IOException {
        Rule rule = new Rule(element, List.of(), List.of(), Severity.FAIL, List.of(new Limit(metric, maximum, null)));
        return report().check(new Rules(List.of(rule), true, true));
    }

    private MonitorReport report() throws IOException {
        return MonitorReport.read(
                "title",
                List.of(new ModuleFolder("a", folder.resolve("a")), new ModuleFolder("b", folder.resolve("b"))));
    }
}
