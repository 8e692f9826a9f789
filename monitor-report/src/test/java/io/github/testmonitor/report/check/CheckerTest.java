package io.github.testmonitor.report.check;

import io.github.testmonitor.report.Builds;
import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.check.CheckResult.Violation;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckerTest {
    @TempDir
    Path folder;

    /**
     * Two classes in two packages, one with a set-up that costs more than its tests, one on own thread; a rerun; a lost test; and a
     * fork that is largest while no test runs.
     */
    @BeforeEach
    void write_a_build() throws IOException {
        Builds.write(Builds.build("b", "g:a"), folder);
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1")) {
            fork.started("b", START)
                    .containerStarted(1, 1, "com.acme.FooTest")
                    .testStarted(2, 2, "com.acme.FooTest", "bar")
                    .testFinished(3, 2, "failed", "\"allocatedBytes\":100", "\"peakRssBytes\":50")
                    .testStarted(4, 3, "com.acme.FooTest", "bar")
                    .testFinished(5, 3, "successful", "\"allocatedBytes\":40", "\"peakRssBytes\":60")
                    .containerFinished(6, 1, "\"allocatedBytes\":1000")
                    .testStarted(7, 4, "com.acme.deep.OwnTest", "own")
                    .testFinished(8, 4, "successful", "\"ownAllocatedBytes\":80")
                    .testStarted(9, 5, "com.acme.FooTest", "killer")
                    .sample(10, List.of(5L), "\"rssBytes\":70", "\"allocatedBytes\":5000", "\"cpuNanos\":600")
                    .sample(11, List.of(), "\"rssBytes\":75");
        }
    }

    @Test
    void every_attempt_is_checked_and_the_worst_comes_first() throws IOException {
        CheckResult result = check(rule(Element.TEST, limit(Metric.ALLOCATED, 39)));

        assertThat(result.violations())
                .containsExactly(
                        new Violation(
                                Element.TEST,
                                "com.acme.FooTest#bar",
                                Metric.ALLOCATED,
                                100,
                                39,
                                Severity.FAIL,
                                false,
                                false,
                                false),
                        new Violation(
                                Element.TEST,
                                "com.acme.deep.OwnTest#own",
                                Metric.ALLOCATED,
                                80,
                                39,
                                Severity.FAIL,
                                true,
                                false,
                                false),
                        new Violation(
                                Element.TEST,
                                "com.acme.FooTest#bar (attempt 2)",
                                Metric.ALLOCATED,
                                40,
                                39,
                                Severity.FAIL,
                                false,
                                false,
                                false));
        assertThat(result.failed()).isTrue();
    }

    @Test
    void equality_passes() throws IOException {
        assertThat(check(rule(Element.TEST, limit(Metric.ALLOCATED, 100))).violations())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CLASS, ALLOCATED, com.acme.FooTest, 1140",
        "CLASS, PEAK_RSS, com.acme.FooTest, 70",
        "PACKAGE, ALLOCATED, com.acme, 1140",
        "MODULE, ALLOCATED, g:a, 1220",
        "MODULE, LOST_TESTS, g:a, 1",
        "MODULE, PEAK_RSS, g:a, 75",
        "FORK, LOST_TESTS, g:a/fork 1, 1",
        "FORK, ALLOCATED, g:a/fork 1, 5000",
        "FORK, CPU_TIME, g:a/fork 1, 600",
        "FORK, PEAK_RSS, g:a/fork 1, 75"
    })
    void groups_take_sums_with_their_set_up_and_the_greatest_peaks(
            Element element, Metric metric, String name, long measured) throws IOException {
        Rule rule = new Rule(element, List.of(name), List.of(), Severity.FAIL, List.of(limit(metric, measured - 1)));
        Rule kept = new Rule(element, List.of(name), List.of(), Severity.FAIL, List.of(limit(metric, measured)));

        assertThat(check(rule).violations()).singleElement().satisfies(violation -> {
            assertThat(violation.name()).isEqualTo(name);
            assertThat(violation.measured()).isEqualTo(measured);
        });
        assertThat(check(kept).failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.FooTest#bar, '', 2",
        "com.acme.FooTest#bar(), '', 2",
        "com.acme.FooTest, '', 2",
        "com.acme.*, '', 3",
        "com.acme.*, *.deep.*, 2",
        "*, *#own, 2",
        "*Test#*, com.acme.FooTest#*, 1"
    })
    void tests_are_chosen_by_class_or_by_class_and_name(String include, String exclude, int violations)
            throws IOException {
        List<String> excludes = exclude.isEmpty() ? List.of() : List.of(exclude);
        Rule rule =
                new Rule(Element.TEST, List.of(include), excludes, Severity.FAIL, List.of(limit(Metric.ALLOCATED, 0)));

        assertThat(check(rule).violations()).hasSize(violations);
    }

    @Test
    void a_limit_s_severity_stands_before_its_rule_s() throws IOException {
        Rule warn = new Rule(
                Element.MODULE,
                List.of(),
                List.of(),
                Severity.WARN,
                List.of(limit(Metric.ALLOCATED, 1), new Limit(Metric.PEAK_RSS, 1, Severity.FAIL)));
        Rule onlyWarnings =
                new Rule(Element.MODULE, List.of(), List.of(), Severity.WARN, List.of(limit(Metric.ALLOCATED, 1)));

        assertThat(check(warn).violations())
                .extracting(Violation::severity)
                .containsExactly(Severity.WARN, Severity.FAIL);
        assertThat(check(warn).failed()).isTrue();
        assertThat(check(onlyWarnings).failed()).isFalse();
    }

    @Test
    void a_rule_that_matches_nothing_is_a_problem_or_a_notice() throws IOException {
        Rule rule = new Rule(
                Element.CLASS, List.of("Gone*"), List.of("x"), Severity.FAIL, List.of(limit(Metric.ALLOCATED, 1)));
        String sentence = "rule 1 (CLASS, includes Gone*, excludes x) matches nothing.";

        assertThat(check(rule).problems()).containsExactly(sentence);
        CheckResult lenient = report().check(new Rules(List.of(rule), false, true));
        assertThat(lenient.failed()).isFalse();
        assertThat(lenient.notices()).containsExactly(sentence);
    }

    @ParameterizedTest
    @EnumSource(names = {"TEST", "CLASS", "PACKAGE"})
    void a_rule_that_matches_nothing_is_no_problem_where_nothing_ran(Element element) throws IOException {
        Path disabled = folder.resolve("disabled");
        ForkFileWriter.in(disabled, "surefire-default-test", "1")
                .started("b", START)
                .skipped(1, "com.acme.FooTest", "bar")
                .forkFinished(2, "exit")
                .close();
        Path filtered = folder.resolve("filtered");
        Builds.write(Builds.build("b", "g:a"), filtered);
        ForkFileWriter.in(filtered, "surefire-default-test", "1")
                .started("b", START)
                .forkFinished(2, "exit")
                .close();
        Rule rule = new Rule(element, List.of("Gone*"), List.of(), Severity.FAIL, List.of(limit(Metric.ALLOCATED, 1)));

        assertThat(check(rule, disabled).problems()).isEmpty();
        assertThat(check(rule, filtered).problems()).isEmpty();
    }

    @Test
    void a_rule_for_forks_must_match_where_there_is_a_fork_without_tests() throws IOException {
        Path filtered = folder.resolve("filtered");
        ForkFileWriter.in(filtered, "surefire-default-test", "1")
                .started("b", START)
                .forkFinished(2, "exit")
                .close();
        Rule rule =
                new Rule(Element.FORK, List.of("gone*"), List.of(), Severity.FAIL, List.of(limit(Metric.PEAK_RSS, 1)));

        assertThat(check(rule, filtered).problems()).containsExactly("rule 1 (FORK, includes gone*) matches nothing.");
    }

    @Test
    void a_limit_that_nothing_was_measured_for_does_not_pass_in_silence() throws IOException {
        CheckResult result = check(rule(Element.TEST, limit(Metric.CHILD_PEAK_RSS, 1)));

        assertThat(result.failed()).isFalse();
        assertThat(result.notices())
                .containsExactly(
                        "rule 1 (TEST): CHILD_PEAK_RSS was not measured for any of the 4 that match, so the limit"
                                + " says nothing.");
    }

    @Test
    void lost_tests_are_counted_for_forks_and_modules_only() {
        assertThatThrownBy(() -> rule(Element.CLASS, limit(Metric.LOST_TESTS, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LOST_TESTS cannot be limited for CLASS: only for FORK and MODULE.");
    }

    @Test
    void a_maximum_is_not_negative() {
        assertThatThrownBy(() -> limit(Metric.ALLOCATED, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The maximum of ALLOCATED is -1: it cannot be negative.");
    }

    @Test
    void missing_data_is_a_problem_or_a_notice() throws IOException {
        MonitorReport nothing = MonitorReport.read("title", List.of(new ModuleFolder("gone", folder.resolve("gone"))));
        Rule rule = rule(Element.MODULE, limit(Metric.ALLOCATED, 1));

        assertThat(nothing.check(new Rules(List.of(rule), true, true)).problems())
                .containsExactly(
                        "gone: There is no build.json: prepare-agent did not run in this build, or could not write it. Add the"
                                + " plugin with <extensions>true</extensions>, or bind its goal prepare-agent; if it ran, its"
                                + " warning says what it could not write.");
        assertThat(nothing.check(new Rules(List.of(rule), true, false)).failed())
                .isFalse();
    }

    @Test
    void skipped_tests_are_no_missing_data() throws IOException {
        Path skipped = folder.resolve("skipped");
        Builds.write(
                Builds.build(
                        "b",
                        "g:s",
                        new BuildFile.Execution("surefire:default-test", 1, skipped, BuildFile.Blindness.SKIPPED)),
                skipped);
        MonitorReport report = MonitorReport.read("title", List.of(new ModuleFolder("s", skipped)));

        CheckResult result =
                report.check(new Rules(List.of(rule(Element.TEST, limit(Metric.ALLOCATED, 1))), true, true));

        assertThat(result.failed()).isFalse();
        assertThat(result.notices()).containsExactly("g:s: The tests were skipped. Run them to measure them.");
    }

    @Test
    void the_reason_for_missing_data_is_told_in_english_and_ascii() throws IOException {
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Files.writeString(
                reports.resolve("TEST-x.xml"), "<testsuite><testcase name='a' classname='FooTest'/></testsuite>");
        Path blind = folder.resolve("blind");
        Builds.write(
                Builds.build(
                        "b",
                        "g:b",
                        new BuildFile.Execution(
                                "surefire:default-test", 1, reports, BuildFile.Blindness.FORK_COUNT_ZERO)),
                blind);
        MonitorReport report = MonitorReport.read("title", List.of(new ModuleFolder("b", blind)));

        CheckResult result =
                report.check(new Rules(List.of(rule(Element.TEST, limit(Metric.ALLOCATED, 1))), true, true));

        assertThat(result.problems())
                .containsExactly(
                        "g:b: 1 test ran, but was not seen: forkCount is 0, so that the tests run inside Maven's"
                                + " own JVM. Set forkCount to 1 or more; without a fork JUnit 3 and 4 are seen from Surefire 3.6 on"
                                + " only.");
    }

    @Test
    void tests_that_ran_unseen_are_a_problem() throws IOException {
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Files.writeString(
                reports.resolve("TEST-x.xml"),
                "<testsuite><testcase name='a' classname='com.acme.BlindTest'/></testsuite>");
        Builds.write(Builds.build("b", "g:a", Builds.execution("surefire:default-test", reports)), folder);

        CheckResult result = check(rule(Element.MODULE, limit(Metric.ALLOCATED, 1_000_000)));

        assertThat(result.problems())
                .containsExactly("g:a: tests ran that were not seen: com.acme.BlindTest (ran 1, seen 0).");
    }

    @Test
    void more_violations_than_anybody_reads_are_counted() {
        Violations violations = new Violations();
        for (int measured = 1; measured <= 5_000; measured++) {
            violations.add(new Violation(
                    Element.TEST, "test", Metric.ALLOCATED, measured, 0, Severity.WARN, false, false, false));
        }
        violations.add(
                new Violation(Element.TEST, "fails", Metric.ALLOCATED, 11, 10, Severity.FAIL, false, false, false));

        assertThat(violations.count()).isEqualTo(5_001);
        assertThat(violations.worst()).hasSize(Violations.MAXIMUM + 1);
        assertThat(violations.worst().get(0).measured()).isEqualTo(5_000);
        assertThat(violations.worst()).extracting(Violation::name).contains("fails");
    }

    private CheckResult check(Rule rule) throws IOException {
        return report().check(new Rules(List.of(rule), true, true));
    }

    private static CheckResult check(Rule rule, Path monitor) throws IOException {
        return MonitorReport.read("title", List.of(new ModuleFolder("a", monitor)))
                .check(new Rules(List.of(rule), true, true));
    }

    private MonitorReport report() throws IOException {
        return MonitorReport.read("title", List.of(new ModuleFolder("a", folder)));
    }

    private static Rule rule(Element element, Limit limit) {
        return new Rule(element, List.of(), List.of(), Severity.FAIL, List.of(limit));
    }

    private static Limit limit(Metric metric, long maximum) {
        return limit(metric, maximum, null);
    }

    private static Limit limit(Metric metric, long maximum, @Nullable Severity severity) {
        return new Limit(metric, maximum, severity);
    }
}
