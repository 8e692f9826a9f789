package io.github.testmonitor.stack;

/** The tests and containers that run now. */
public interface RunningSpans {

    /** For how long the oldest of the tests, and of the containers none of whose children runs, has been running; negative where there are none. */
    long longestNanos(long nowNanos);

    /** The ids of the tests that have run for so long, and of all containers. */
    SpanIds running(long atLeastNanos, long nowNanos);
}
