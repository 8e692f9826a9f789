package io.github.testmonitor.ownership;

import org.jspecify.annotations.Nullable;

/** A thread that works for a test or container, as one look finds it. */
public interface WorkingThread {

    /** The same object whenever this thread is found. */
    Object key();

    /** The test or container that it works for. */
    long spanId();

    /** The innermost section that it works in; null where that is none. */
    @Nullable
    Long sectionId();

    /** The thread whose clock counts. */
    Thread clocked();

    /** The thread whose stack tells: the same, or the virtual thread that it carries. */
    Thread seen();

    /** What the thread's clock showed when it was last seen to begin this work; negative where that is not known. */
    long sinceCpuNanos();

    /** The same of its allocation. */
    long sinceAllocatedBytes();

    /** Whether it still works for that span. */
    boolean goesOn();

    /** Does something if the span has not finished yet, and lets it not finish meanwhile. */
    void whileRunning(Runnable write);
}
