package io.github.testmonitor.report.model;

import org.jspecify.annotations.Nullable;

/**
 * Counts and sums over tests and their containers; each attempt counts. A sum is null where nothing of the kind was measured;
 * {@code cpuNanos} and {@code allocatedBytes} are owned work, or, when {@code ownThreadOnly} is set, that of the tests' own
 * threads. What several tests share is in no sum; {@code gcMillis} of a module or run is that of its whole forks, tests or not.
 */
public record Totals(
        long successful,
        long failed,
        long aborted,
        long skipped,
        long lost,
        long wallNanos,
        @Nullable Long cpuNanos,
        @Nullable Long allocatedBytes,
        @Nullable Long gcMillis,
        boolean ownThreadOnly) {

    /** Tests that were started and finished. */
    public long finished() {
        return successful + failed + aborted;
    }

    /** The same with another GC time. */
    public Totals withGcMillis(@Nullable Long millis) {
        return new Totals(
                successful, failed, aborted, skipped, lost, wallNanos, cpuNanos, allocatedBytes, millis, ownThreadOnly);
    }
}
