package io.github.testmonitor.listener;

import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import org.jspecify.annotations.Nullable;

/**
 * A test or container between its start and its finish: the session it was told to, and the handle the session gave for it.
 *
 * <p>Made before the start is told, so that a listener can do its own bookkeeping first: what is allocated after the start is the
 * test's. Start and finish may come from different threads. A finish without a start does nothing.
 */
final class OpenSpan {
    private final TestEvents session;
    private final boolean test;
    private volatile @Nullable Object handle;

    private OpenSpan(TestEvents session, boolean test) {
        this.session = session;
        this.test = test;
    }

    static OpenSpan ofTest(TestEvents session) {
        return new OpenSpan(session, true);
    }

    static OpenSpan ofContainer(TestEvents session) {
        return new OpenSpan(session, false);
    }

    void start(TestDescription description, @Nullable OpenSpan parent) {
        Object parentHandle = parent == null ? null : parent.handle;
        handle = test
                ? session.testStarted(description, parentHandle)
                : session.containerStarted(description, parentHandle);
    }

    void finish(Status status) {
        Object finished = handle;
        if (finished == null) {
            return;
        }
        if (test) {
            session.testFinished(finished, status);
        } else {
            session.containerFinished(finished, status);
        }
    }
}
