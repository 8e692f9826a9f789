package io.github.testmonitor.session;

/**
 * How many other tests overlapped one span: those running when it began, and those that started before it ended, each of which
 * is a test of its own. The span's descendants are not other tests, nor is a test around it. Guarded by {@link OpenSpans}.
 */
final class Overlap {
    private int runningAtBegin;
    private long startedBefore;
    private long descendants;
    private long startedAfter;

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

    /** Asked once the span has ended. */
    int otherTests() {
        return (int) Math.min(Integer.MAX_VALUE, runningAtBegin + startedAfter - descendants);
    }
}
