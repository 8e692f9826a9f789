package io.github.testmonitor.session;

import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;

/** The account of one thread, whoever asks, moved on by hand. */
final class FakeThreadClock implements ThreadClock {
    private long cpuNanos;
    private long userNanos;
    private long allocatedBytes;
    private boolean virtual;
    private int userReadings;

    void work(long nanos, long bytes) {
        cpuNanos += nanos;
        userNanos += nanos;
        allocatedBytes += bytes;
    }

    void workInKernel(long nanos) {
        cpuNanos += nanos;
    }

    void becomesVirtual() {
        virtual = true;
    }

    int userReadings() {
        return userReadings;
    }

    @Override
    public long cpuNanos() {
        return virtual ? UNKNOWN : cpuNanos;
    }

    @Override
    public long allocatedBytes() {
        return virtual ? UNKNOWN : allocatedBytes;
    }

    @Override
    public long userNanos() {
        userReadings++;
        return virtual ? UNKNOWN : userNanos;
    }

    @Override
    public long cpuNanos(Thread thread) {
        return cpuNanos();
    }

    @Override
    public long allocatedBytes(Thread thread) {
        return allocatedBytes();
    }

    @Override
    public Absence cpuAbsence() {
        return Absence.VIRTUAL;
    }

    @Override
    public Absence allocationAbsence() {
        return Absence.VIRTUAL;
    }
}
