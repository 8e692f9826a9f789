package io.github.testmonitor.session;

import io.github.testmonitor.probe.ChildReadings;
import io.github.testmonitor.probe.ChildReadings.ChildProcess;
import org.jspecify.annotations.Nullable;

/** A process that a test has started, and what it was last seen to have used. Guarded by {@link Children}. */
final class Child {
    private final @Nullable ChildProcess process;
    private final boolean shared;
    private int owners;
    private long nanos = ChildReadings.UNKNOWN;
    private long peakBytes = ChildReadings.UNKNOWN;
    private boolean ended;
    private boolean exact;

    /**
     * @param process null where nobody tells what it uses
     * @param owners how many spans may have started it; of several it is not known which one did, and none is told of what late work starts
     */
    Child(@Nullable ChildProcess process, int owners) {
        this.process = process;
        this.shared = owners > 1;
        this.owners = owners;
    }

    /** Looks at a child that may have ended. */
    void look() {
        if (ended || process == null) {
            return;
        }
        long now = process.nanos();
        if (now < 0) {
            ended = true;
            return;
        }
        nanos = Math.max(nanos, now);
        if (owners > 0) {
            peakBytes = Math.max(peakBytes, process.peakBytes());
        }
    }

    /** One of its owners has finished, and asks for its peak no more: its CPU time is still needed then, to tell it from that of others. */
    void told() {
        owners--;
        if (owners == 0 && process != null) {
            process.forgetPeak();
        }
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
