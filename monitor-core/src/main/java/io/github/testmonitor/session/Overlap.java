package io.github.testmonitor.session;

/**
 * Who else worked in the fork during one span. Other tests that overlapped it: those running when it began, and those that started before
 * it ended, each of which is a test of its own; the span's descendants are not other tests, nor is a test around it. And the late work
 * that was done meanwhile. Guarded by {@link OpenSpans}.
 */
final class Overlap {
    /** Late work below this and {@link #LATE_BYTES} does not count, as that of a thread that just ends: {@value} ns. */
    static final long LATE_NANOS = 1_000_000;

    static final long LATE_BYTES = 1 << 20;

    private int runningAtBegin;
    private long startedBefore;
    private long descendants;
    private long startedAfter;
    private long lateNanos;
    private long lateBytes;

    void begin(int otherRunningTests, long startedTests) {
        runningAtBegin = otherRunningTests;
        startedBefore = startedTests;
    }

    void descendantStarts() {
        descendants++;
    }

    void end(long startedTests) {
        startedAfter = startedTests - startedBefore;
    }

    /** Whether no test has run since the span began, its own included; asked while it is open. */
    boolean isNone(long startedTests) {
        return runningAtBegin == 0 && startedBefore == startedTests;
    }

    /** So much late work was done while it ran. */
    void foldLate(long cpuNanos, long allocatedBytes) {
        lateNanos += cpuNanos;
        lateBytes += allocatedBytes;
    }

    /** Whether figures of the whole fork are not the span's alone. Asked once it has ended. */
    boolean isShared() {
        return otherTests() > 0 || lateNanos >= LATE_NANOS || lateBytes >= LATE_BYTES;
    }

    /** Asked once the span has ended. */
    int otherTests() {
        return (int) Math.min(Integer.MAX_VALUE, runningAtBegin + startedAfter - descendants);
    }
}
