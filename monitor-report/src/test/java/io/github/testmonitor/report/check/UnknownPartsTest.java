package io.github.testmonitor.report.check;

import io.github.testmonitor.report.Builds;
import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.model.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** Limits of which nobody can say whether they were kept do not pass in silence. */
class UnknownPartsTest {
    @TempDir
    Path folder;

    private ForkFileWriter fork;

    @BeforeEach
    void begin_a_build() throws IOException {
        Builds.write(Builds.build("b", "g:a"), folder);
        fork = ForkFileWriter.in(folder, "surefire-default-test", "1").started("b", START);
    }

    @AfterEach
    void close() throws IOException {
        fork.close();
    }

    @ParameterizedTest
    @CsvSource({"FORK, CPU_TIME", "FORK, PEAK_RSS", "MODULE, PEAK_RSS", "FORK, GC_TIME", "MODULE, GC_TIME"})
    void what_a_fork_that_died_did_last_is_not_known(Element element, Metric metric) throws IOException {
        fork.test(1, "FooTest", "over")
                .sample(3_000_000, List.of(), "\"cpuNanos\":600", "\"rssBytes\":70", "\"gcMillis\":5");

        CheckResult result = check(element, metric);

        assertThat(result.failed()).isFalse();
        assertThat(result.notices())
                .containsExactly(
                        "rule 1 (%s): %s is not known in full for 1 of the 1 that match, so the limit may be broken there: what"
                                        .formatted(element, metric)
                                + " several tests share is left out, and what a lost test, or a fork that died, did last is not known.");
    }

    @Test
    void of_a_fork_that_ended_in_order_all_is_known() throws IOException {
        fork.test(1, "FooTest", "over")
                .sample(3_000_000, List.of(), "\"rssBytes\":70")
                .forkFinished(5_000_000, "exit");

        assertThat(check(Element.FORK, Metric.PEAK_RSS).notices()).isEmpty();
    }

    @Test
    void what_a_lost_test_did_last_is_not_known() throws IOException {
        fork.testStarted(1, 1, "FooTest", "over")
                .testFinished(2, 1, "successful", "\"allocatedBytes\":100")
                .testStarted(3, 2, "FooTest", "killer");

        assertThat(check(Element.TEST, Metric.ALLOCATED).notices())
                .containsExactly(
                        "rule 1 (TEST): ALLOCATED is not known in full for 1 of the 2 that match, so the limit may be"
                                + " broken there: what a lost test did last is not known.");
    }

    @Test
    void a_test_that_left_nothing_is_not_said_to_have_been_looked_at_by_nobody() throws IOException {
        fork.test(1, "FooTest", "clean").forkFinished(5_000_000, "exit");

        assertThat(check(Element.TEST, Metric.LEAKED_THREADS).notices())
                .containsExactly(
                        "rule 1 (TEST): none of the 1 that match was seen to have any of LEAKED_THREADS; of tests that"
                                + " ran beside others, and of files of tests below 10 ms, it cannot be told.");
    }

    @Test
    void where_nobody_could_look_for_what_was_left_the_limit_says_nothing() throws IOException {
        fork.line("{\"type\":\"unavailable\",\"probe\":\"leaks\",\"reason\":\"error\"}")
                .test(1, "FooTest", "clean")
                .forkFinished(5_000_000, "exit");

        assertThat(check(Element.TEST, Metric.LEAKED_FILES).notices())
                .containsExactly(
                        "rule 1 (TEST): LEAKED_FILES was not measured for any of the 1 that match, so the limit says"
                                + " nothing.");
    }

    @Test
    void a_fork_that_died_in_a_set_up_is_a_problem_though_it_lost_no_test() throws IOException {
        fork.test(1, "FooTest", "over").containerStarted(3_000_000, 3, "com.acme.SpringTest");

        assertThat(check(Element.MODULE, Metric.LOST_TESTS).problems())
                .containsExactly(
                        "fork 1 (g:a) died in the set-up or tear-down of com.acme.SpringTest, so that tests may not have"
                                + " run; the report says what is known of its end.");
    }

    @Test
    void a_fork_that_died_before_its_first_test_is_a_problem_where_others_ran_tests() throws IOException {
        fork.test(1, "FooTest", "over").forkFinished(5_000_000, "exit");
        ForkFileWriter.in(folder, "surefire-default-test", "2")
                .started("b", "2020-02-03T05:13:00Z")
                .close();

        assertThat(check(Element.MODULE, Metric.LOST_TESTS).problems())
                .containsExactly(
                        "fork 2 (g:a) died before its first test, so that tests may not have run; the report says what"
                                + " is known of its end.");
    }

    @Test
    void a_fork_that_died_when_its_tests_were_over_is_no_problem() throws IOException {
        fork.test(1, "FooTest", "over");

        assertThat(check(Element.MODULE, Metric.LOST_TESTS).failed()).isFalse();
    }

    private CheckResult check(Element element, Metric metric) throws IOException {
        Limit limit = new Limit(metric, 1_000_000, null);
        Rule rule = new Rule(element, List.of(), List.of(), Severity.FAIL, List.of(limit));
        return MonitorReport.read("title", List.of(new ModuleFolder("a", folder)))
                .check(new Rules(List.of(rule), true, true));
    }
}
