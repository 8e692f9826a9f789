package io.github.testmonitor.report.load;

import java.time.Instant;

/** Puts the clocks of the forks on one axis: nanoseconds since the start of the run. */
record RunClock(Instant start) {

    /** A fork's time on this axis; it ends at the greatest long, which a broken file may pass. */
    long nanos(Instant forkStartedAt, long t) {
        long offset = saturatedNanos(start, forkStartedAt);
        return offset > Long.MAX_VALUE - t ? Long.MAX_VALUE : offset + t;
    }

    private static long saturatedNanos(Instant from, Instant to) {
        long seconds = to.getEpochSecond() - from.getEpochSecond();
        if (Math.abs(seconds) > Long.MAX_VALUE / 2_000_000_000L) {
            return seconds < 0 ? 0 : Long.MAX_VALUE;
        }
        return seconds * 1_000_000_000L + to.getNano() - from.getNano();
    }
}
