package io.github.testmonitor.ownership;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The late work of a fork: how many threads are at it, how much was done so far, and whose of it is still to be told. Any thread may call. */
public final class AllLateWork {
    private final Queue<Owner> untold = new ConcurrentLinkedQueue<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final AtomicLong cpuNanos = new AtomicLong();
    private final AtomicLong allocatedBytes = new AtomicLong();

    /** The threads that work for a span that has finished, or rest in its service. */
    public int threads() {
        return threads.get();
    }

    /** All that has been charged so far. A thread that is no more among {@link #threads()} has been charged in full. */
    public long cpuNanos() {
        return cpuNanos.get();
    }

    /** The same of what was allocated. */
    public long allocatedBytes() {
        return allocatedBytes.get();
    }

    void threads(int more) {
        threads.addAndGet(more);
    }

    void add(long cpu, long allocated) {
        cpuNanos.addAndGet(cpu);
        allocatedBytes.addAndGet(allocated);
    }

    /** Something has been done for this one since it was last taken. */
    void isToBeTold(Owner owner) {
        untold.add(owner);
    }

    @Nullable
    Owner takeUntold() {
        return untold.poll();
    }
}
