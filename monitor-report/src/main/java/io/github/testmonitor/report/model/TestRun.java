package io.github.testmonitor.report.model;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.code.TestCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one test.
 *
 * @param attempt counts from 1 the runs of the same test in one execution
 * @param fork the number of its fork
 * @param t start, nanoseconds on its fork's clock
 * @param figures what was measured, late work included; of a lost test, what the samples tell
 * @param leaked what it left behind, or null where nothing was found or nobody looked
 * @param late the part of the figures that came after its end, or null where nothing did
 * @param code which code it spent its time and memory in; null where nothing is known of it
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
        Figures figures,
        @Nullable Leaked leaked,
        @Nullable Late late,
        @Nullable TestCode code) {

    /** A test of whose code nothing is known. */
    public TestRun(
            String module,
            String execution,
            int fork,
            ForkRecord.Identity identity,
            List<String> tags,
            int attempt,
            Outcome outcome,
            long t,
            int sharedWith,
            Figures figures,
            @Nullable Leaked leaked,
            @Nullable Late late) {
        this(module, execution, fork, identity, tags, attempt, outcome, t, sharedWith, figures, leaked, late, null);
    }

    /** A test that is not known to have left anything behind. */
    public TestRun(
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
        this(module, execution, fork, identity, tags, attempt, outcome, t, sharedWith, figures, null);
    }

    /** A test of which no late work is known. */
    public TestRun(
            String module,
            String execution,
            int fork,
            ForkRecord.Identity identity,
            List<String> tags,
            int attempt,
            Outcome outcome,
            long t,
            int sharedWith,
            Figures figures,
            @Nullable Leaked leaked) {
        this(module, execution, fork, identity, tags, attempt, outcome, t, sharedWith, figures, leaked, null);
    }

    /** Owned work that went on after the test's end. */
    public record Late(long cpuNanos, long allocatedBytes) {}

    /** Names of threads and files that were still there after the grace period. */
    public record Leaked(List<String> threads, List<String> files) {

        public int count() {
            return threads.size() + files.size();
        }
    }

    /** How the attempt ended. */
    public enum Outcome {
        SUCCESSFUL,
        FAILED,
        ABORTED,
        /** In flight when its fork died. */
        LOST
    }
}
