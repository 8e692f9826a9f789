package io.github.testmonitor.report.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts and sums over tests and their containers; each attempt counts. A sum is null where nothing of the kind was measured;
 * {@code cpuNanos} and {@code allocatedBytes} are owned work, or, when {@code ownThreadOnly} is set, that of the tests' own
 * threads. What several tests share is in no sum; {@code gcMillis} of a module or run is that of its whole forks, tests or not.
 *
 * @param atLeast the metrics of which there was more than the sum: a test was lost, or several shared something. Some may have no sum at
 *     all
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
        boolean ownThreadOnly,
        Set<Metric> atLeast) {

    /** Of no test. */
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, null, null, null, false, Set.of());

    /** Tests that were started and finished. */
    public long finished() {
        return successful + failed + aborted;
    }
}
