package io.github.testmonitor.probe;

/** What the processes that this fork starts use. Never throws. For one thread at a time, with all the processes that are followed. */
public interface ChildReadings {
    /** What every method returns where nothing is known. */
    long UNKNOWN = -1;

    /** A round of looks at those that are followed begins. */
    void begin();

    /** CPU time of all children that have ended and been waited for, those that they had waited for included. */
    long endedNanos();

    /** A process that this fork has started; nothing of it is read before it is asked. */
    ChildProcess follow(long pid);

    /** One process that is followed, until it has ended or nobody asks any more. */
    interface ChildProcess {
        /** CPU time so far, with what it has waited for; unknown once it has ended. */
        long nanos();

        /** The greatest resident memory so far of it or of a descendant that lives; unknown once they have ended. */
        long peakBytes();

        /** Nobody will ask for the peak again. */
        void forgetPeak();
    }
}
