package io.github.testmonitor.session;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import org.jspecify.annotations.Nullable;

/**
 * What the fork's counters gained while a span ran and none of its children did. It stops where the first child starts and goes
 * on where the last one finishes, so that a container and its tests add up to what happened. Guarded by {@link OpenSpans}.
 */
final class CountedAlone {
    private static final Reading[] COUNTERS = {
        Reading.GC_COUNT, Reading.GC_TIME, Reading.THREADS_STARTED, Reading.CLASSES_LOADED
    };
    /** What each becomes. */
    private static final Figure[] FIGURES = {
        Figure.GC_COUNT, Figure.GC_TIME, Figure.THREADS_STARTED, Figure.CLASSES_LOADED
    };

    private static final Readings UNREAD = new Readings();

    private final long[] gained = new long[COUNTERS.length];
    private final boolean[] unknown = new boolean[COUNTERS.length];
    private boolean failed;
    private @Nullable Readings since;
    private long sinceNanos;
    private long nanos;

    void goOn(Readings edge, long nanosNow) {
        since = edge;
        sinceNanos = nanosNow;
    }

    /** Goes on from an edge that could not be read, so that what the counters gain until the next one is not known. */
    void goOnUnread(long nanosNow) {
        failed = true;
        goOn(UNREAD, nanosNow);
    }

    void stop(Readings edge, long nanosNow) {
        Readings from = since;
        if (from == null) {
            return;
        }
        since = null;
        nanos += nanosNow - sinceNanos;
        for (int i = 0; i < COUNTERS.length; i++) {
            if (from.has(COUNTERS[i]) && edge.has(COUNTERS[i])) {
                gained[i] += Math.max(0, edge.value(COUNTERS[i]) - from.value(COUNTERS[i]));
            } else {
                unknown[i] = true;
            }
        }
    }

    boolean isStopped() {
        return since == null;
    }

    /** Time that passed while the span ran alone. */
    long nanos() {
        return nanos;
    }

    /** Time that will have passed while the span ran alone, should it stop now. */
    long nanosBy(long nanosNow) {
        return since == null ? nanos : nanos + nanosNow - sinceNanos;
    }

    /** Adds what each counter gained; absent where it could not be read at some edge. */
    void addTo(Figures.Builder figures, Kind kind) {
        for (int i = 0; i < COUNTERS.length; i++) {
            if (unknown[i]) {
                figures.absent(FIGURES[i], failed ? Absence.ERROR : Absence.UNSUPPORTED);
            } else {
                figures.set(FIGURES[i], gained[i], kind);
            }
        }
    }
}
