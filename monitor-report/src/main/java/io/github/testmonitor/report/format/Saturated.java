package io.github.testmonitor.report.format;

import java.time.Duration;

/** Arithmetic that ends at the greatest and the least long instead of failing or changing sign: a damaged file may hold any number. */
public final class Saturated {
    private static final Duration GREATEST = Duration.ofNanos(Long.MAX_VALUE);

    private Saturated() {}

    /** Of a duration that is not negative. */
    public static long nanos(Duration duration) {
        return duration.compareTo(GREATEST) >= 0 ? Long.MAX_VALUE : duration.toNanos();
    }

    public static long sum(long one, long other) {
        long sum = one + other;
        return ((one ^ sum) & (other ^ sum)) < 0 ? (one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
