package io.github.testmonitor.ownership;

import java.util.concurrent.atomic.AtomicLong;

/** CPU time and bytes that any threads add up, and that any thread takes: each amount is taken once. */
final class WorkSum {
    /** Whether it is of the time after the finish of its owner. */
    final boolean late;

    private final AtomicLong cpuNanos = new AtomicLong();
    private final AtomicLong allocatedBytes = new AtomicLong();
    private volatile boolean cpuUnknown;
    private volatile boolean allocationUnknown;

    WorkSum(boolean late) {
        this.late = late;
    }

    /** Adds; {@link OwnedWork#UNKNOWN} makes the whole unknown. */
    void add(long cpu, long allocated) {
        if (cpu > 0) {
            cpuNanos.addAndGet(cpu);
        } else if (cpu < 0) {
            cpuUnknown = true;
        }
        if (allocated > 0) {
            allocatedBytes.addAndGet(allocated);
        } else if (allocated < 0) {
            allocationUnknown = true;
        }
    }

    /** What was added since it was last taken. */
    OwnedWork take() {
        long cpu = cpuNanos.getAndSet(0);
        long allocated = allocatedBytes.getAndSet(0);
        return new OwnedWork(cpuUnknown ? OwnedWork.UNKNOWN : cpu, allocationUnknown ? OwnedWork.UNKNOWN : allocated);
    }
}
