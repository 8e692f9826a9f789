package io.github.testmonitor.report.format;

import java.util.Locale;

/** Shares as people read them. */
public final class Shares {
    private Shares() {}

    /** As {@link #percent(double, double)}. */
    public static String percent(long part, long whole) {
        return percent((double) part, (double) whole);
    }

    /** The part as percent of the whole, without decimals; below one percent says so instead of rounding to nothing. */
    public static String percent(double part, double whole) {
        double share = part / whole;
        if (share > 0 && share < 0.01) {
            return "< 1 %";
        }
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
