package io.github.testmonitor.report.profile;

import org.jspecify.annotations.Nullable;

/** Is told of the samples of a recording, in no order of time. */
interface SampleVisitor {

    /**
     * A sample.
     *
     * @param t nanoseconds since the fork's start
     * @param thread name of a thread that runs Java code; null where it is one of the JVM's own, or has no name
     * @param amount what the sample stands for: nanoseconds, or bytes
     * @param stack by its number
     */
    void sample(long t, @Nullable String thread, SampleKind kind, long amount, int stack);
}
