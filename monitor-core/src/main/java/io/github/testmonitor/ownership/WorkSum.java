package io.github.testmonitor.ownership;

import java.util.concurrent.atomic.AtomicLong;

/** CPU time and bytes that any threads add up, and that any thread takes: each amount is taken once. Needs no heap. */
final class WorkSum {
    private final AtomicLong cpuNanos = new AtomicLong();
    private final AtomicLong allocatedBytes = new AtomicLong();
    private volatile boolean cpuUnknown;
    private volatile boolean allocationUnknown;

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

    /** What was added since it was last taken, or {@link OwnedWork#UNKNOWN}. */
    long takeCpuNanos() {
        long cpu = cpuNanos.getAndSet(0);
        return cpuUnknown ? OwnedWork.UNKNOWN : cpu;
    }

    long takeAllocatedBytes() {
        long allocated = allocatedBytes.getAndSet(0);
        return allocationUnknown ? OwnedWork.UNKNOWN : allocated;
    }
}
