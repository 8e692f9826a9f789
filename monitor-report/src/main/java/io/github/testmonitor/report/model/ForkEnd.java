package io.github.testmonitor.report.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a fork ended.
 *
 * @param ending as far as its file tells
 * @param lost the tests that were running when it ended without finishing them
 * @param diedIn the class whose set-up or tear-down it was in when it died and no test was running; null where there was none
 * @param death why it ended before its tests did; null where it ended in order, or nobody looked
 */
public record ForkEnd(
        Ending ending,
        List<TestRun> lost,
        @Nullable ContainerRun diedIn,
        @Nullable Death death) {

    /** Whether it said goodbye, and had nothing left to do. */
    public boolean inOrder() {
        return ending == Ending.EXIT && lost.isEmpty();
    }

    /** The same with the reason. */
    public ForkEnd with(Death reason) {
        return new ForkEnd(ending, lost, diedIn, reason);
    }

    /** How a fork ended, as far as its file tells. */
    public enum Ending {
        /** The last record says exit. */
        EXIT,
        /** The JVM was ended by a test: System.exit. */
        EXIT_IN_TEST,
        /** There is no last record: killed, halted, crashed, or still running. */
        NO_LAST_RECORD
    }
}
