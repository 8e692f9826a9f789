package io.github.testmonitor.maven.report;

import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.check.CheckResult;
import io.github.testmonitor.report.check.CheckResult.Violation;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a check says. */
public final class CheckText {
    private static final int SHOWN_IN_FAILURE = 3;

    private CheckText() {}

    /** What stops the build, one sentence each. */
    public static List<String> failures(CheckResult result) {
        return Stream.concat(result.problems().stream(), of(result, Severity.FAIL))
                .toList();
    }

    /** Limits that are broken without stopping the build. */
    public static List<String> warnings(CheckResult result) {
        return of(result, Severity.WARN).toList();
    }

    /** The failures in one line: how many, and the first of them. */
    public static String summary(List<String> failures) {
        String first = failures.stream().limit(SHOWN_IN_FAILURE).collect(Collectors.joining("; "));
        int more = failures.size() - SHOWN_IN_FAILURE;
        return "The check of test resources found " + count(failures.size()) + ": " + first
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String count(int failures) {
        return failures == 1 ? "a violation" : failures + " violations";
    }

    private static Stream<String> of(CheckResult result, Severity severity) {
        return result.violations().stream()
                .filter(violation -> violation.severity() == severity)
                .map(CheckText::line);
    }

    /** Rounded away from the limit on both sides, so that a broken one never reads as equal. */
    private static String line(Violation violation) {
        Unit unit = violation.metric().unit();
        return Names.clean(violation.name())
                + " (" + violation.element().name().toLowerCase(Locale.ROOT) + "): " + violation.metric() + " "
                + Quantities.of(violation.measured(), unit, RoundingMode.UP)
                + (violation.ownThreadOnly() ? " on its own thread" : "")
                + ", allowed " + Quantities.of(violation.maximum(), unit, RoundingMode.DOWN)
                + excess(violation, unit);
    }

    private static String excess(Violation violation, Unit unit) {
        long excess = violation.measured() - violation.maximum();
        String text = ", over by " + Quantities.of(excess, unit, RoundingMode.UP);
        return violation.maximum() == 0 ? text : text + " (+" + percent(excess, violation.maximum()) + " %)";
    }

    private static String percent(long part, long whole) {
        return BigDecimal.valueOf(part)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.UP)
                .toPlainString();
    }
}
