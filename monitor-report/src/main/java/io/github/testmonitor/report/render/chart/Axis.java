package io.github.testmonitor.report.render.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ticks of an axis: round values, one unit.
 *
 * @param ticks from the smallest up
 */
record Axis(List<Mark> ticks) {
    private static final int MOST_BYTE_TICKS = 6;
    private static final int MOST_TIME_TICKS = 12;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final String[] BYTE_STEPS = {
        "0.1", "0.2", "0.25", "0.5", "1", "2", "5", "10", "20", "50", "100", "200"
    };
    private static final double[] SECOND_STEPS = {
        0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800
    };
    private static final double NANOS = 1e9;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    /** A value that gets a tick, and its label. */
    record Mark(double value, String label) {}

    /** From zero up to the given number of bytes. */
    static Axis ofBytes(double most) {
        int power = 0;
        while (power < UNITS.length - 1 && most >= Math.pow(1024, power + 1)) {
            power++;
        }
        double unit = Math.pow(1024, power);
        BigDecimal step = byteStep(most / unit);
        List<Mark> ticks = new ArrayList<>();
        for (BigDecimal value = BigDecimal.ZERO; value.doubleValue() * unit <= most; value = value.add(step)) {
            String label = value.signum() == 0 ? "0" : value.toPlainString() + ' ' + UNITS[power];
            ticks.add(new Mark(value.doubleValue() * unit, label));
        }
        return new Axis(ticks);
    }

    private static BigDecimal byteStep(double most) {
        for (String step : BYTE_STEPS) {
            if (most / Double.parseDouble(step) <= MOST_BYTE_TICKS) {
                return new BigDecimal(step);
            }
        }
        return BigDecimal.valueOf(Math.ceil(most / MOST_BYTE_TICKS));
    }

    /** Between two moments, in nanoseconds. */
    static Axis ofTime(double from, double to) {
        double step = timeStep((to - from) / NANOS);
        List<Mark> ticks = new ArrayList<>();
        for (long index = (long) Math.ceil(from / NANOS / step); index * step * NANOS <= to; index++) {
            ticks.add(new Mark(index * step * NANOS, time(index * step, step)));
        }
        return new Axis(ticks);
    }

    private static double timeStep(double seconds) {
        for (double step : SECOND_STEPS) {
            if (seconds / step <= MOST_TIME_TICKS) {
                return step;
            }
        }
        return Math.ceil(seconds / MOST_TIME_TICKS / HOUR) * HOUR;
    }

    private static String time(double seconds, double step) {
        if (seconds == 0) {
            return "0";
        }
        if (step < 1) {
            return String.format(Locale.ROOT, step < 0.1 ? "%.2f s" : "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < HOUR
                ? String.format(Locale.ROOT, "%d:%02d", whole / MINUTE, whole % MINUTE)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / HOUR, whole % HOUR / MINUTE, whole % MINUTE);
    }
}
