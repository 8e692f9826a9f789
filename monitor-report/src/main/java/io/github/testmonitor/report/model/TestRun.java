package io.github.testmonitor.report.model;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import java.util.List;

/**
 * One attempt of one test.
 *
 * @param attempt counts from 1 the runs of the same test in one execution
 * @param fork the number of its fork
 * @param t start, nanoseconds on its fork's clock
 * @param figures what was measured; of a lost test, what the samples tell
 */
public record TestRun(
        String module,
        String execution,
        int fork,
        ForkRecord.Identity identity,
        List<String> tags,
        int attempt,
        Outcome outcome,
        long t,
        int sharedWith,
        Figures figures) {

    /** How the attempt ended. */
    public enum Outcome {
        SUCCESSFUL,
        FAILED,
        ABORTED,
        /** In flight when its fork died. */
        LOST
    }
}
