package io.github.testmonitor.report.check;

import io.github.testmonitor.report.check.CheckResult.Violation;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.model.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CheckLinesTest {

    @Test
    void a_violation_says_what_was_measured_what_is_allowed_and_by_how_much() {
        Violation violation = new Violation(
                Element.TEST,
                "com.acme.FooTest#bar()",
                Metric.ALLOCATED,
                91_540_685,
                64L << 20,
                Severity.FAIL,
                true,
                false,
                false);

        assertThat(violation.line())
                .isEqualTo(
                        "com.acme.FooTest#bar(): ALLOCATED 87.3 MiB, allowed 64.0 MiB, +23.3 MiB (+36.4 %), own thread");
    }

    @Test
    void what_is_above_never_looks_equal() {
        Violation violation = new Violation(
                Element.FORK,
                "g:a/fork 1",
                Metric.PEAK_RSS,
                (64L << 20) + 1,
                64L << 20,
                Severity.FAIL,
                false,
                false,
                false);

        assertThat(violation.line())
                .isEqualTo("g:a/fork 1: PEAK_RSS 64.000001 MiB, allowed 64.0 MiB, +1 B (less than +0.01 %)");
    }

    @Test
    void nothing_allowed_has_no_percentage() {
        Violation violation =
                new Violation(Element.MODULE, "g:a", Metric.LOST_TESTS, 1, 0, Severity.WARN, false, false, false);

        assertThat(violation.line()).isEqualTo("g:a: LOST_TESTS 1, allowed 0, +1");
    }

    @Test
    void times_are_written_as_people_say_them() {
        Violation violation = new Violation(
                Element.CLASS, "FooTest", Metric.GC_TIME, 257_000, 60_000, Severity.FAIL, false, false, false);

        assertThat(violation.line()).isEqualTo("FooTest: GC_TIME 4 m 17 s, allowed 1 m 00 s, +3 m 17 s (+328 %)");
    }

    @Test
    void a_hostile_name_steers_no_terminal() {
        Violation violation = new Violation(
                Element.TEST, "Foo#\u001B[2J", Metric.CLASSES_LOADED, 2, 1, Severity.FAIL, false, false, false);

        assertThat(violation.line()).isEqualTo("Foo#\uFFFD[2J: CLASSES_LOADED 2, allowed 1, +1 (+100 %)");
    }

    @Test
    void the_whole_outcome_starts_with_the_counts() {
        Violation failure =
                new Violation(Element.TEST, "Foo#a", Metric.CLASSES_LOADED, 3, 1, Severity.FAIL, false, false, false);
        Violation warning =
                new Violation(Element.TEST, "Foo#b", Metric.CLASSES_LOADED, 2, 1, Severity.WARN, false, false, false);

        List<String> lines = new CheckResult(List.of(failure, warning), List.of("No data."), List.of("Stale.")).lines();

        assertThat(String.join("\n", lines)).isEqualTo("""
                1 limit exceeded, 1 warning, 1 problem
                  No data.
                  Foo#a: CLASSES_LOADED 3, allowed 1, +2 (+200 %)
                  warning: Foo#b: CLASSES_LOADED 2, allowed 1, +1 (+100 %)
                  note: Stale.""");
        assertThat(new CheckResult(List.of(), List.of(), List.of()).lines()).containsExactly("all limits kept");
    }
}
