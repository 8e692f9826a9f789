package io.github.testmonitor.stack;

/**
 * How long to wait between looks so that their readings take at most a hundredth of a core, however many threads there are to look at.
 * Goes by the least of the latest {@value #LATEST} looks: single ones are dear while code and caches are cold. Not thread-safe.
 */
final class LookCost {
    private static final int LATEST = 8;
    private static final long PER_SHARE = 100;

    private final long[] latest = new long[LATEST];
    private int count;

    /** A look has been taken. */
    void add(long cpuNanos) {
        latest[count++ % LATEST] = Math.max(0, cpuNanos);
    }

    /** Zero until enough looks have been taken. */
    long leastPeriodNanos() {
        return leastCpuNanos() * PER_SHARE;
    }

    /** Of the latest looks, the cheapest; zero until enough have been taken. */
    long leastCpuNanos() {
        long least = Long.MAX_VALUE;
        for (long cpuNanos : latest) {
            least = Math.min(least, cpuNanos);
        }
        return least;
    }
}
