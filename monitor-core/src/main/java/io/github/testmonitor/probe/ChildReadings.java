package io.github.testmonitor.probe;

/** What the processes that this fork starts use. Never throws: of a process that is gone nothing is known. Any thread may ask. */
public interface ChildReadings {
    /** What every method returns where nothing is known. */
    long UNKNOWN = -1;

    /** CPU time of all children that have ended and been waited for, those that they had waited for included. */
    long endedNanos();

    /** CPU time of a child that has not ended, with what it has waited for; unknown once it has. */
    long nanos(long pid);

    /** The greatest resident memory so far of a child or one of its descendants; unknown once it has ended. */
    long peakBytes(long pid);
}
