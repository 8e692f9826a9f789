package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;

/** The account of one thread, whoever asks, moved on by hand. */
public final class FakeThreadClock implements ThreadClock {
    private long cpuNanos;
    private long userNanos;
    private long allocatedBytes;
    private boolean virtual;
    private int userReadings;

    public void work(long nanos, long bytes) {
        cpuNanos += nanos;
        userNanos += nanos;
        allocatedBytes += bytes;
    }

    public void workInKernel(long nanos) {
        cpuNanos += nanos;
    }

    public void becomesVirtual() {
        virtual = true;
    }

    public int userReadings() {
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
