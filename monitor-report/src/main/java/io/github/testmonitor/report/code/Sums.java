package io.github.testmonitor.report.code;

/** Sums of what a damaged file may say: they stop at the end instead of turning negative. */
final class Sums {
    private Sums() {}

    /** The sum of two that are not negative. */
    static long of(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
