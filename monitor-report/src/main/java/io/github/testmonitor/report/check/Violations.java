package io.github.testmonitor.report.check;

import io.github.testmonitor.report.check.CheckResult.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects violations and keeps the worst of each severity, so that a limit that all tests break does not fill the heap. */
final class Violations {
    /** As many as anybody reads. */
    static final int MAXIMUM = 1_000;

    /** The worst excess first, relative to what is allowed. */
    static final Comparator<Violation> WORST_FIRST = Comparator.comparingDouble(Violations::excess)
            .thenComparingLong(Violation::measured)
            .reversed()
            .thenComparing(Violation::name)
            .thenComparing(Violation::metric);

    private final Map<Rules.Severity, List<Violation>> bySeverity = new EnumMap<>(Rules.Severity.class);
    private long count;

    void add(Violation violation) {
        count++;
        List<Violation> kept = bySeverity.computeIfAbsent(violation.severity(), severity -> new ArrayList<>());
        kept.add(violation);
        if (kept.size() >= 2 * MAXIMUM) {
            keepWorst(kept);
        }
    }

    /** The worst, both severities together. */
    List<Violation> worst() {
        List<Violation> worst = new ArrayList<>();
        for (List<Violation> kept : bySeverity.values()) {
            keepWorst(kept);
            worst.addAll(kept);
        }
        worst.sort(WORST_FIRST);
        return List.copyOf(worst);
    }

    /** How many there were altogether. */
    long count() {
        return count;
    }

    private static void keepWorst(List<Violation> violations) {
        violations.sort(WORST_FIRST);
        if (violations.size() > MAXIMUM) {
            violations.subList(MAXIMUM, violations.size()).clear();
        }
    }

    private static double excess(Violation violation) {
        return (double) violation.measured() / violation.maximum();
    }
}
