package io.github.testmonitor.stack;

import io.github.testmonitor.ownership.WorkingThread;
import io.github.testmonitor.probe.ThreadClock;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has used and no stack has told of yet, and the stack that was seen at the latest look.
 *
 * <p>A stack is taken at one look out of several, and stands for all of them: it tells what the thread used up to this look since the one
 * before, as if it had used as much all the time since its latest stack. It does not tell all that has gathered since then: that may be the work of other
 * code, and shares of bytes would become shares of time. But no stack tells more than is left to be told, so that stacks never add
 * up to more than the thread used. Belongs to the sampler's thread.
 */
final class Movement {
    /** A thread that has allocated {@value} bytes is worth a stack, */
    static final long ALLOCATED_BYTES = 16_000_000;
    /** and one that has used {@value} ns of CPU. */
    static final long CPU_NANOS = 8_000_000;
    /** A thread that was seen at work and now waits has done the rest of it if it is this part of what is worth a stack. */
    private static final int PART = 8;
    /** So many looks that did not find the thread at work, and what is known of it is dropped. */
    private static final int FORGOTTEN = 50;

    private WorkingThread thread;
    private long number;
    private long clockCpuNanos;
    private long clockAllocatedBytes;
    private long lookCpuNanos;
    private long lookAllocatedBytes;
    private long untoldCpuNanos;
    private long untoldAllocatedBytes;
    private long lookedAtNanos;
    private long lookNanos;
    private long untoldNanos;
    private @Nullable SeenStack seen;
    private boolean waits;

    private Movement(WorkingThread thread, long nanos, long cpuNanos, long allocatedBytes) {
        this.thread = thread;
        this.lookedAtNanos = nanos;
        this.clockCpuNanos = cpuNanos;
        this.clockAllocatedBytes = allocatedBytes;
    }

    /** Of a thread that was at work before anybody looked; only what it does from now on counts. */
    static Movement fromNow(WorkingThread thread, ThreadClock clock, long nanos) {
        return new Movement(thread, nanos, clock.cpuNanos(thread.clocked()), clock.allocatedBytes(thread.clocked()));
    }

    /** Of a thread that has begun its work since the look before, which was at that instant. */
    static Movement since(WorkingThread thread, long nanos) {
        return new Movement(thread, nanos, thread.sinceCpuNanos(), thread.sinceAllocatedBytes());
    }

    boolean isFor(WorkingThread found) {
        return thread.spanId() == found.spanId();
    }

    /** Adds what the thread has used since the look before. */
    void look(WorkingThread found, ThreadClock clock, long lookNumber, long nanos) {
        if (number != lookNumber - 1) {
            seen = null;
        }
        thread = found;
        number = lookNumber;
        long cpu = clock.cpuNanos(found.clocked());
        long allocated = clock.allocatedBytes(found.clocked());
        lookCpuNanos = gained(clockCpuNanos, cpu);
        lookAllocatedBytes = gained(clockAllocatedBytes, allocated);
        untoldCpuNanos += lookCpuNanos;
        untoldAllocatedBytes += lookAllocatedBytes;
        lookNanos = nanos - lookedAtNanos;
        untoldNanos += lookNanos;
        lookedAtNanos = nanos;
        clockCpuNanos = cpu;
        clockAllocatedBytes = allocated;
        waits = found.seen().getState() != Thread.State.RUNNABLE;
    }

    private static long gained(long from, long to) {
        return from < 0 ? 0 : Math.max(0, to - from);
    }

    WorkingThread thread() {
        return thread;
    }

    /** The CPU time that a stack taken now stands for; null where the JVM tells none of this thread. */
    @Nullable
    Long cpuNanos() {
        return clockCpuNanos < 0 ? null : cpu();
    }

    @Nullable
    Long allocatedBytes() {
        return clockAllocatedBytes < 0 ? null : allocated();
    }

    private long cpu() {
        return Math.min(untoldCpuNanos, Math.round(lookCpuNanos * times()));
    }

    private long allocated() {
        return Math.min(untoldAllocatedBytes, Math.round(lookAllocatedBytes * times()));
    }

    private double times() {
        return lookNanos <= 0 ? 1 : (double) untoldNanos / lookNanos;
    }

    /** How much that is, in units of what is worth a stack; more than 1 is. */
    double size() {
        return Math.max((double) cpu() / CPU_NANOS, (double) allocated() / ALLOCATED_BYTES);
    }

    /**
     * The stack that what moved belongs to: the one of the look before, where the thread has come to wait since then, as a waiting
     * thread has done its work before. Else null, and it is to be taken now.
     */
    @Nullable
    SeenStack before() {
        return waits ? seen : null;
    }

    /** Whether there is something to tell. */
    boolean isWorthTelling() {
        return size() > (before() == null ? 1 : 1.0 / PART);
    }

    /** A stack was taken at the latest look, and what moved was written with it. */
    void told(SeenStack stack) {
        seen = stack;
        untoldCpuNanos -= cpu();
        untoldAllocatedBytes -= allocated();
        untoldNanos = 0;
    }

    boolean isForgotten(long lookNumber) {
        return lookNumber - number > FORGOTTEN;
    }
}
