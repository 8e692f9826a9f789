package io.github.testmonitor.stack;

import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;

/** One account, whichever thread is asked for, set by hand. */
final class SetClock implements ThreadClock {
    long cpuNanos;
    long allocatedBytes;

    @Override
    public long cpuNanos() {
        return cpuNanos;
    }

    @Override
    public long allocatedBytes() {
        return allocatedBytes;
    }

    @Override
    public long userNanos() {
        return UNKNOWN;
    }

    @Override
    public long cpuNanos(Thread thread) {
        return cpuNanos;
    }

    @Override
    public long allocatedBytes(Thread thread) {
        return allocatedBytes;
    }

    @Override
    public Absence cpuAbsence() {
        return Absence.UNSUPPORTED;
    }

    @Override
    public Absence allocationAbsence() {
        return Absence.UNSUPPORTED;
    }
}
