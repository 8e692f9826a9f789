package io.github.testmonitor.probe;

import com.sun.management.ThreadMXBean;
import io.github.testmonitor.record.Absence;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * CPU time and allocated bytes of single threads, exact to the nanosecond and the byte on HotSpot.
 *
 * <p>Every method returns a negative number where the JVM does not know, as the JDK does: a virtual thread, a thread that has
 * ended. An object for each reading would cost more than the reading.
 */
public final class ThreadClock {
    /** What every method returns where the JVM does not know. */
    public static final long UNKNOWN = -1;

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private final @Nullable ThreadMXBean cpu;
    private final @Nullable ThreadMXBean allocation;

    private ThreadClock(@Nullable ThreadMXBean cpu, @Nullable ThreadMXBean allocation) {
        this.cpu = cpu;
        this.allocation = allocation;
    }

    static ThreadClock open() {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean)) {
            return none();
        }
        boolean cpu = bean.isThreadCpuTimeSupported() && bean.isThreadCpuTimeEnabled();
        boolean allocation = bean.isThreadAllocatedMemorySupported() && bean.isThreadAllocatedMemoryEnabled();
        return new ThreadClock(cpu ? bean : null, allocation ? bean : null);
    }

    /** The clock of a JVM that accounts for no thread. */
    static ThreadClock none() {
        return new ThreadClock(null, null);
    }

    /** CPU time of the calling thread in nanoseconds. */
    public long cpuNanos() {
        return cpu == null ? UNKNOWN : cpu.getCurrentThreadCpuTime();
    }

    /** Bytes that the calling thread has allocated in the heap, freed again or not. */
    public long allocatedBytes() {
        return allocation == null ? UNKNOWN : allocation.getCurrentThreadAllocatedBytes();
    }

    /** The part of the calling thread's CPU time in user mode: costs 9 µs and moves in steps of 10 ms on Linux. */
    public long userNanos() {
        return cpu == null ? UNKNOWN : cpu.getCurrentThreadUserTime();
    }

    /** CPU time of another thread in nanoseconds. */
    public long cpuNanos(Thread thread) {
        return cpu == null ? UNKNOWN : cpu.getThreadCpuTime(thread.getId());
    }

    /** Bytes that another thread has allocated in the heap. */
    public long allocatedBytes(Thread thread) {
        return allocation == null ? UNKNOWN : allocation.getThreadAllocatedBytes(thread.getId());
    }

    /** Why the CPU time of a thread is not known. */
    public Absence cpuAbsence() {
        return reason(cpu);
    }

    /** Why the allocation of a thread is not known. */
    public Absence allocationAbsence() {
        return reason(allocation);
    }

    /** A JVM that accounts for threads leaves out virtual ones only. */
    private static Absence reason(@Nullable ThreadMXBean bean) {
        return bean != null && Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS
                ? Absence.VIRTUAL
                : Absence.UNSUPPORTED;
    }
}
