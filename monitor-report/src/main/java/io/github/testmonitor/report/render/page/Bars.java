package io.github.testmonitor.report.render.page;

/** Lengths of bars, which stand in a drawing 100 units wide. */
final class Bars {
    private static final double FULL = 100;

    private Bars() {}

    /** The share of the greatest value; a value that is there can always be seen. */
    static double length(long value, long greatest) {
        if (value <= 0 || greatest <= 0) {
            return 0;
        }
        return Math.max(1, Math.round(10 * FULL * ((double) value / (double) greatest)) / 10.0);
    }
}
