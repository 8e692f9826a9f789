package io.github.testmonitor.report.format;

import java.time.Duration;

/** Nanoseconds that end at the greatest long instead of failing: a damaged file may hold any number. */
public final class SaturatedNanos {
    private static final Duration GREATEST = Duration.ofNanos(Long.MAX_VALUE);

    private SaturatedNanos() {}

    /** Of a duration that is not negative. */
    public static long of(Duration duration) {
        return duration.compareTo(GREATEST) >= 0 ? Long.MAX_VALUE : duration.toNanos();
    }

    /** Of two that are not negative. */
    public static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
