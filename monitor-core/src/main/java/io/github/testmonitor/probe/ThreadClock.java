package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;

/**
 * CPU time and allocated bytes of single threads.
 *
 * <p>Every method returns a negative number where the JVM does not know, as the JDK does: a virtual thread, a thread that has
 * ended. An object for each reading would cost more than the reading. Any thread may ask.
 */
public interface ThreadClock {
    /** What every method returns where the JVM does not know. */
    long UNKNOWN = -1;

    /** CPU time of the calling thread in nanoseconds. */
    long cpuNanos();

    /** Bytes that the calling thread has allocated in the heap, freed again or not. */
    long allocatedBytes();

    /** The part of the calling thread's CPU time in user mode: costs 9 µs and moves in steps of 10 ms on Linux. */
    long userNanos();

    /** CPU time of another thread in nanoseconds. */
    long cpuNanos(Thread thread);

    /** Bytes that another thread has allocated in the heap. */
    long allocatedBytes(Thread thread);

    /** Why the CPU time of a thread is not known. */
    Absence cpuAbsence();

    /** Why the allocation of a thread is not known. */
    Absence allocationAbsence();
}
