package io.github.testmonitor.sampling;

/**
 * The ticks of a fixed rate: start, start + interval, and so on. Ticks that passed while nobody looked are skipped and never
 * made up for, since a burst of samples would tell nothing and cost the tests.
 */
final class Schedule {
    private final long intervalNanos;
    private long next;

    Schedule(long startNanos, long intervalNanos) {
        this.intervalNanos = intervalNanos;
        this.next = startNanos;
    }

    /** The tick to wait for. */
    long next() {
        return next;
    }

    /** Goes on to the first tick after {@code nanos}, which has reached the one before. */
    void advance(long nanos) {
        long missed = (nanos - next) / intervalNanos;
        next += (missed + 1) * intervalNanos;
    }
}
