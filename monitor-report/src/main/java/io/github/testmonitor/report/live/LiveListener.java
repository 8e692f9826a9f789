package io.github.testmonitor.report.live;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Status;
import java.util.List;

/**
 * Is told what the forks of the followed build have done, record by record, while {@link LiveBuild#look} reads on; on the thread that
 * looks. It must not throw, and must hold no more than it can bound: a build may have a million tests.
 */
public interface LiveListener {
    /** Hears nothing. */
    LiveListener NONE = new LiveListener() {};

    /** From here on another build is followed; all before is over. */
    default void newBuild() {}

    /** A fork of the build has begun. */
    default void started(Fork fork) {}

    default void sample(Fork fork, ForkRecord.Sample sample) {}

    /** A test has finished. */
    default void finished(Fork fork, Finished test) {}

    /** A stack of a test that runs. */
    default void stack(Fork fork, Stack stack) {}

    /** The fork has said that it is over. */
    default void ended(Fork fork, ForkRecord.ForkFinished last) {}

    /** The fork that a call is about. */
    interface Fork {

        /** Counts the forks of the build from 1, in the order in which they were found. */
        int number();

        ForkRecord.ForkStarted started();

        /** Its tests that run at this record, the one that has run longest first. */
        List<LiveView.Running> running();
    }

    /** A test that is over; {@code t} is its end on the fork's clock. */
    record Finished(long id, ForkRecord.Identity identity, long startT, long t, Status status, Figures figures) {}

    /** A stack and the test it belongs to. */
    record Stack(ForkRecord.Identity identity, ForkRecord.Stack record) {}

    /** Tells several, one after the other. */
    static LiveListener all(List<LiveListener> listeners) {
        return new ToAll(List.copyOf(listeners));
    }
}
