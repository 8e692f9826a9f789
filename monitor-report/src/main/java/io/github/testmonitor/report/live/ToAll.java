package io.github.testmonitor.report.live;

import io.github.testmonitor.record.ForkRecord;
import java.util.List;

/** Tells several listeners, one after the other. */
record ToAll(List<LiveListener> listeners) implements LiveListener {

    @Override
    public void newBuild() {
        listeners.forEach(LiveListener::newBuild);
    }

    @Override
    public void started(Fork fork) {
        listeners.forEach(listener -> listener.started(fork));
    }

    @Override
    public void sample(Fork fork, ForkRecord.Sample sample) {
        listeners.forEach(listener -> listener.sample(fork, sample));
    }

    @Override
    public void finished(Fork fork, Finished test) {
        listeners.forEach(listener -> listener.finished(fork, test));
    }

    @Override
    public void stack(Fork fork, Stack stack) {
        listeners.forEach(listener -> listener.stack(fork, stack));
    }

    @Override
    public void ended(Fork fork, ForkRecord.ForkFinished last) {
        listeners.forEach(listener -> listener.ended(fork, last));
    }
}
