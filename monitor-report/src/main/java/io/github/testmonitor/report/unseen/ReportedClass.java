package io.github.testmonitor.report.unseen;

import java.util.HashMap;
import java.util.Map;

/** What Surefire's XML tells of one class. Not thread-safe. */
final class ReportedClass {
    private final Map<String, Integer> failing = new HashMap<>();
    private int ran;

    /**
     * Takes in a case that ran.
     *
     * @param runs how often, reruns included
     * @param failed whether it ended as failure or error
     */
    void add(String name, int runs, boolean failed) {
        ran += runs;
        if (failed) {
            failing.merge(CaseName.base(name), 1, Integer::sum);
        }
    }

    /** Runs of the class's cases, without skipped and pseudo cases. */
    int ran() {
        return ran;
    }

    /** How many cases failed, by the base of their names. */
    Map<String, Integer> failing() {
        return failing;
    }
}
