package io.github.testmonitor.maven.report;

import io.github.testmonitor.report.check.CheckResult;
import io.github.testmonitor.report.check.CheckResult.Violation;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.model.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CheckTextTest {
    private static final Violation FAILING = violation("t.FooTest.bar()", Severity.FAIL);
    private static final Violation WARNING = violation("t.FooTest.baz()", Severity.WARN);

    @Test
    void problems_and_failing_limits_stop_the_build() {
        CheckResult result =
                new CheckResult(List.of(WARNING, FAILING), List.of("There is no data."), List.of("a notice"));

        assertThat(CheckText.failures(result)).containsExactly("There is no data.", FAILING.line());
        assertThat(CheckText.warnings(result)).containsExactly(WARNING.line());
    }

    @Test
    void the_summary_counts_and_names_the_first() {
        assertThat(CheckText.summary(List.of("a"))).isEqualTo("Test resources: 1 violation: a");
        assertThat(CheckText.summary(List.of("a", "b", "c", "d", "e")))
                .isEqualTo("Test resources: 5 violations: a; b; c; and 2 more");
    }

    private static Violation violation(String name, Severity severity) {
        return new Violation(Element.TEST, name, Metric.ALLOCATED, 3 << 20, 2 << 20, severity, false, false, false);
    }
}
