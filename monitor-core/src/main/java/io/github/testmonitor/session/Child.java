package io.github.testmonitor.session;

import io.github.testmonitor.probe.ChildReadings;

/** A process that a test has started, and what it was last seen to have used. Guarded by {@link Children}. */
final class Child {
    private final long pid;
    private final boolean shared;
    private long nanos = ChildReadings.UNKNOWN;
    private long peakBytes = ChildReadings.UNKNOWN;
    private boolean ended;
    private boolean exact;

    /** @param shared it is not known which of several tests started it */
    Child(long pid, boolean shared) {
        this.pid = pid;
        this.shared = shared;
    }

    /** Looks at a child that may have ended. */
    void look(ChildReadings readings) {
        if (ended) {
            return;
        }
        long now = readings.nanos(pid);
        if (now < 0) {
            ended = true;
            return;
        }
        nanos = Math.max(nanos, now);
        peakBytes = Math.max(peakBytes, readings.peakBytes(pid));
    }

    /** It has ended, and this is the whole of what it used; exact where no other ended in the same time. */
    void used(long wholeNanos, boolean exactly) {
        nanos = Math.max(nanos, wholeNanos);
        exact = exactly;
    }

    long nanos() {
        return nanos;
    }

    long peakBytes() {
        return peakBytes;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean isShared() {
        return shared;
    }

    boolean isEstimated() {
        return !exact;
    }
}
