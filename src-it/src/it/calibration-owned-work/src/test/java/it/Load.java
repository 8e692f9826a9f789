package it;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Work of a known size. What it used in truth is read from the JVM's clocks within the load itself, and summed here. */
final class Load {
    static final long MILLI = 1_000_000;
    static final long MEBI = 1 << 20;

    private static final ThreadMXBean CLOCK = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Map<String, Long> CARRIERS = new ConcurrentHashMap<>();
    private static volatile double sink;
    private static volatile byte[] kept = {};

    private final double share;
    private final Thread own = Thread.currentThread();
    private final LongAdder cpuNanos = new LongAdder();
    private final LongAdder ownCpuNanos = new LongAdder();
    private final LongAdder allocatedBytes = new LongAdder();

    /** @param share of what is asked for that is really done: less than 1 to warm up */
    Load(double share) {
        this.share = share;
    }

    /** Uses so much CPU and allocates so much on the calling thread, which does not wait for anything meanwhile. */
    void work(double cpuMillis, double mebibytes) {
        long clock = clockThread();
        long start = CLOCK.getThreadCpuTime(clock);
        long startBytes = CLOCK.getThreadAllocatedBytes(clock);
        burn(clock, start + (long) (share * cpuMillis * MILLI));
        allocate(clock, startBytes + (long) (share * mebibytes * MEBI));
        long used = CLOCK.getThreadCpuTime(clock) - start;
        allocatedBytes.add(CLOCK.getThreadAllocatedBytes(clock) - startBytes);
        cpuNanos.add(used);
        if (Thread.currentThread() == own) {
            ownCpuNanos.add(used);
        }
    }

    /** The thread whose clock counts what the calling one does: itself, or the one that carries it. */
    private static long clockThread() {
        Thread current = Thread.currentThread();
        String text = current.toString();
        return text.startsWith("VirtualThread[")
                ? CARRIERS.computeIfAbsent(text.substring(text.indexOf('@') + 1), Load::idOf)
                : current.getId();
    }

    private static long idOf(String threadName) {
        for (ThreadInfo thread : CLOCK.getThreadInfo(CLOCK.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals(threadName)) {
                return thread.getThreadId();
            }
        }
        throw new IllegalStateException("No thread " + threadName);
    }

    long cpuNanos() {
        return cpuNanos.sum();
    }

    /** The part of it on the thread that made this load. */
    long ownCpuNanos() {
        return ownCpuNanos.sum();
    }

    long allocatedBytes() {
        return allocatedBytes.sum();
    }

    private static void burn(long clock, long untilNanos) {
        double value = sink;
        while (CLOCK.getThreadCpuTime(clock) < untilNanos) {
            for (long i = 0; i < 2_000; i++) {
                value = Math.sqrt(value + i);
            }
        }
        sink = value;
    }

    private static void allocate(long clock, long untilBytes) {
        while (CLOCK.getThreadAllocatedBytes(clock) < untilBytes) {
            // Kept, or the compiler would make none.
            kept = new byte[16_384];
        }
    }
}
