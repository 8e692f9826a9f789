package io.github.testmonitor.session;

import io.github.testmonitor.probe.OpenFileNames;
import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.record.Readings;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@link Leaks} of spans that start and finish, and what it has to know of them. Nothing is thrown: a span keeps its figures where
 * threads or files cannot be listed, as under a SecurityManager. Any thread may call.
 */
final class LeftBehind {
    private final Leaks leaks;
    private final OpenSpans open;
    private final UnavailableOnce unavailabilities;

    LeftBehind(Leaks leaks, OpenSpans open, UnavailableOnce unavailabilities) {
        this.leaks = leaks;
        this.open = open;
        this.unavailabilities = unavailabilities;
    }

    void runsTests(Thread thread) {
        leaks.runsTests(thread);
    }

    /** A span is about to start. */
    void spanStarts(Span span, Readings edge, Probes probes, long nanos) {
        try {
            Long setUp = setUpThatEnds(span.parent());
            Readings files = null;
            if (leaks.wantsFiles(!span.isTest() || setUp != null, nanos)) {
                files = new Readings();
                probes.readOpenFiles(files);
            }
            leaks.start(setUp, edge, files, probes.openFileNames(), nanos);
        } catch (RuntimeException problem) {
            unavailabilities.reportFailure("leaks", problem);
        }
    }

    private @Nullable Long setUpThatEnds(@Nullable Span parent) {
        boolean ends = parent != null && !parent.hasHadChildren() && open.isInSetUp(parent);
        return parent == null || !ends ? null : Long.valueOf(parent.id());
    }

    /**
     * A span has finished, and is open no more.
     *
     * @param longEdge what only a span is read for that was long enough
     */
    void spanFinishes(
            Span span, Readings edge, @Nullable Readings longEdge, @Nullable OpenFileNames names, long nanos) {
        try {
            boolean serves = !span.isTest() && !span.hasHadChildren();
            boolean shared = span.overlap().otherTests() > 0;
            leaks.finish(span.id(), span.isTest(), serves, shared, edge, nanos);
            if (longEdge != null) {
                leaks.finishLong(span.id(), serves, shared, longEdge, names, nanos);
            }
        } catch (RuntimeException problem) {
            unavailabilities.reportFailure("leaks", problem);
        }
    }
}
