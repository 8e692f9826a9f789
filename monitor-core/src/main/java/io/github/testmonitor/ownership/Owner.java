package io.github.testmonitor.ownership;

import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One span as the one who pays: what has been done for it so far, on whatever threads. It outlives its span for as long as a
 * thread or a task still knows it, so it is small and knows nothing of the span but its number. Any thread may call.
 */
public final class Owner {
    private final long id;
    private final Queue<Owner> withLateWork;

    private long cpuNanos;
    private long allocatedBytes;
    private boolean cpuUnknown;
    private boolean allocationUnknown;
    private int charging;
    private volatile boolean finished;
    private @Nullable String lateThread;

    Owner(long id, Queue<Owner> withLateWork) {
        this.id = id;
        this.withLateWork = withLateWork;
    }

    /** The number of its span. */
    public long id() {
        return id;
    }

    /** Whether its span has finished, so that all further work is late. */
    public boolean isFinished() {
        return finished;
    }

    /** Does something if its span has not finished, which waits meanwhile. */
    synchronized void whileRunning(Runnable write) {
        if (!finished) {
            write.run();
        }
    }

    /** A thread begins to work for it. */
    synchronized void joined() {
        charging++;
    }

    /** A thread works for it no more. */
    synchronized void left() {
        charging--;
    }

    /** Whether any thread works for it now. */
    synchronized boolean isCharged() {
        return charging > 0;
    }

    /** Charges what a thread used from one reading of its clock to the next; negative readings are unknown. */
    synchronized void charge(String thread, long cpuFrom, long cpuTo, long allocatedFrom, long allocatedTo) {
        cpuUnknown |= cpuFrom < 0 || cpuTo < 0;
        allocationUnknown |= allocatedFrom < 0 || allocatedTo < 0;
        long cpu = Math.max(0, cpuTo - cpuFrom);
        long allocated = Math.max(0, allocatedTo - allocatedFrom);
        cpuNanos += cpu;
        allocatedBytes += allocated;
        if (finished && (cpu > 0 || allocated > 0)) {
            if (lateThread == null) {
                withLateWork.add(this);
            }
            lateThread = thread;
        }
    }

    /** Its span has finished: returns what was done for it until now. */
    synchronized OwnedWork finish() {
        finished = true;
        return take();
    }

    /** What was done for it since its span finished or this was last asked, or null if nothing was. */
    synchronized @Nullable LateWork takeLate() {
        String thread = lateThread;
        if (thread == null) {
            return null;
        }
        lateThread = null;
        return new LateWork(id, thread, take());
    }

    private OwnedWork take() {
        OwnedWork work = new OwnedWork(
                cpuUnknown ? OwnedWork.UNKNOWN : cpuNanos, allocationUnknown ? OwnedWork.UNKNOWN : allocatedBytes);
        cpuNanos = 0;
        allocatedBytes = 0;
        return work;
    }
}
