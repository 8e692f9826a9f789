package io.github.testmonitor.report.check;

import io.github.testmonitor.report.check.CheckResult.Violation;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.format.Excess;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Writes outcomes for people. */
final class CheckLines {
    private static final BigDecimal LEAST_PERCENT = new BigDecimal("0.01");

    private CheckLines() {}

    static List<String> of(CheckResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(header(result));
        result.problems().forEach(problem -> lines.add("  " + Names.clean(problem)));
        result.violations().forEach(violation -> lines.add("  " + severity(violation) + of(violation)));
        result.notices().forEach(notice -> lines.add("  note: " + Names.clean(notice)));
        return lines;
    }

    static String of(Violation violation) {
        Excess excess = Excess.of(
                violation.measured(), violation.maximum(), violation.metric().unit());
        StringBuilder line = new StringBuilder();
        line.append(Names.clean(violation.name()))
                .append(": ")
                .append(violation.metric())
                .append(violation.atLeast() ? " at least " : " ")
                .append(excess.measured())
                .append(", allowed ")
                .append(excess.allowed())
                .append(", +")
                .append(excess.excess());
        if (violation.maximum() > 0) {
            line.append(" (").append(percent(violation)).append(')');
        }
        if (violation.ownThreadOnly()) {
            line.append(", own thread");
        }
        if (violation.shared()) {
            line.append(", shared");
        }
        if (violation.atLeast() && isSumOfTests(violation)) {
            line.append(", without what several tests share or a lost one did last");
        }
        return line.toString();
    }

    private static boolean isSumOfTests(Violation violation) {
        boolean ofTests = switch (violation.element()) {
            case CLASS, PACKAGE, MODULE -> true;
            case TEST, FORK -> false;
        };
        return ofTests && violation.metric().additive();
    }

    /** Where lines of both severities stand among each other; a console marks them by itself. */
    private static String severity(Violation violation) {
        return violation.severity() == Severity.WARN ? "warning: " : "";
    }

    private static String header(CheckResult result) {
        long failures = count(result, Severity.FAIL);
        long warnings = count(result, Severity.WARN);
        List<String> parts = new ArrayList<>();
        if (failures > 0) {
            parts.add(counted(failures, "limit exceeded", "limits exceeded"));
        }
        if (warnings > 0) {
            parts.add(counted(warnings, "warning", "warnings"));
        }
        if (!result.problems().isEmpty()) {
            parts.add(counted(result.problems().size(), "problem", "problems"));
        }
        return parts.isEmpty() ? "all limits kept" : String.join(", ", parts);
    }

    private static long count(CheckResult result, Severity severity) {
        return result.violations().stream()
                .filter(violation -> violation.severity() == severity)
                .count();
    }

    private static String counted(long count, String one, String many) {
        return Quantities.count(count) + " " + (count == 1 ? one : many);
    }

    private static String percent(Violation violation) {
        BigDecimal excess = BigDecimal.valueOf(violation.measured())
                .subtract(BigDecimal.valueOf(violation.maximum()))
                .movePointRight(2)
                .divide(BigDecimal.valueOf(violation.maximum()), MathContext.DECIMAL64);
        if (excess.compareTo(LEAST_PERCENT) < 0) {
            return "less than +0.01 %";
        }
        int digitsBeforePoint = excess.precision() - excess.scale();
        int decimals = Math.max(0, Math.min(2, 3 - digitsBeforePoint));
        return "+" + excess.setScale(decimals, RoundingMode.HALF_UP).toPlainString() + " %";
    }
}
