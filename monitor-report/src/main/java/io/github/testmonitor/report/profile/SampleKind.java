package io.github.testmonitor.report.profile;

/** What a sample is taken of. */
enum SampleKind {
    /** A timer of the thread's CPU time. */
    CPU_TIME,
    /** A look at some of the threads that run, now and then: stands in for CPU time where a recording has no samples of that. */
    EXECUTION,
    ALLOCATION
}
