package io.github.testmonitor.report.load;

import org.jspecify.annotations.Nullable;

/** How far a counter went between its first and its last reading, by time. */
final class Counter {
    private boolean empty = true;
    private long firstNanos;
    private long lastNanos;
    private long first;
    private long last;

    void add(long nanos, long value) {
        if (empty || nanos < firstNanos) {
            firstNanos = nanos;
            first = value;
        }
        if (empty || nanos >= lastNanos) {
            lastNanos = nanos;
            last = value;
        }
        empty = false;
    }

    /** The difference, or null where nothing was read. */
    @Nullable
    Long difference() {
        return empty ? null : Math.max(0, last - first);
    }
}
