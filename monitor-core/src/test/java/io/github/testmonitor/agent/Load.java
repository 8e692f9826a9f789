package io.github.testmonitor.agent;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAdder;

/** Work of a known size. What it used in truth is read from the JVM's clocks within the load itself, and summed here. */
final class Load {
    private static final ThreadMXBean CLOCK = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static volatile double sink;
    private static volatile byte[] kept = {};

    private final LongAdder cpuNanos = new LongAdder();
    private final LongAdder allocatedBytes = new LongAdder();

    /** Uses the calling thread's CPU for so long. */
    void burn(long nanos) {
        long start = CLOCK.getCurrentThreadCpuTime();
        long now = start;
        double value = sink;
        while (now - start < nanos) {
            for (int i = 0; i < 2_000; i++) {
                value = Math.sqrt(value + i);
            }
            now = CLOCK.getCurrentThreadCpuTime();
        }
        sink = value;
        cpuNanos.add(now - start);
    }

    /** Allocates so many bytes on the calling thread, in arrays of some KiB. */
    void allocate(long bytes) {
        long startCpu = CLOCK.getCurrentThreadCpuTime();
        long start = CLOCK.getCurrentThreadAllocatedBytes();
        long now = start;
        while (now - start < bytes) {
            // Kept, or the compiler would make none.
            kept = new byte[16_384];
            now = CLOCK.getCurrentThreadAllocatedBytes();
        }
        allocatedBytes.add(now - start);
        cpuNanos.add(CLOCK.getCurrentThreadCpuTime() - startCpu);
    }

    /** As {@link #allocate}, counted by the arrays; for virtual threads, which have no clock. */
    void allocateBlindly(long bytes) {
        long allocated = 0;
        for (; allocated < bytes; allocated += 16_384) {
            kept = new byte[16_384];
        }
        allocatedBytes.add(allocated);
    }

    /** Does as many rounds as take a platform thread so long; for virtual threads, which have no clock. */
    void spin(long rounds) {
        double value = sink;
        for (long i = 0; i < rounds; i++) {
            value = Math.sqrt(value + i);
        }
        sink = value;
    }

    /** Rounds of {@link #spin} that take so long, as measured on the calling thread now. */
    long rounds(long nanos) {
        long rounds = 2_000_000;
        spin(rounds);
        long start = CLOCK.getCurrentThreadCpuTime();
        spin(rounds);
        long took = CLOCK.getCurrentThreadCpuTime() - start;
        return rounds * nanos / took;
    }

    void count(long cpu, long allocated) {
        cpuNanos.add(cpu);
        allocatedBytes.add(allocated);
    }

    long cpuNanos() {
        return cpuNanos.sum();
    }

    long allocatedBytes() {
        return allocatedBytes.sum();
    }
}
