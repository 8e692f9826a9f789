package io.github.testmonitor.ownership;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The late work of a fork: how many threads are at it, how much was done so far, and whose of it is still to be told. Any thread may call. */
public final class AllLateWork {
    /** The latest of a chain of owners, which needs no heap: there may be none left. */
    private final AtomicReference<@Nullable Owner> untold = new AtomicReference<>();

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

    /** Something has been done for this one since it was last taken. Once for each time that it is taken. */
    void isToBeTold(Owner owner) {
        Owner before = untold.get();
        owner.nextUntold(before);
        while (!untold.compareAndSet(before, owner)) {
            before = untold.get();
            owner.nextUntold(before);
        }
    }

    /** Takes the whole chain; null where it is empty. */
    @Nullable
    Owner takeUntold() {
        return untold.getAndSet(null);
    }
}
