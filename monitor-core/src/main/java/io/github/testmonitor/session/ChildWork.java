package io.github.testmonitor.session;

import io.github.testmonitor.probe.ChildReadings;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import java.util.ArrayList;
import java.util.List;

/** The processes that one span has started. Guarded by {@link Children}. */
final class ChildWork {
    private final List<Child> started = new ArrayList<>(1);

    void add(Child child) {
        started.add(child);
    }

    boolean isNone() {
        return started.isEmpty();
    }

    /** Adds what they have used by the span's finish: none is 0, since a process does not go unnoticed. */
    void addTo(Figures.Builder figures) {
        if (started.isEmpty()) {
            figures.exact(Figure.CHILD_COUNT, 0).exact(Figure.CHILD_CPU, 0).exact(Figure.CHILD_PEAK_RSS, 0);
            return;
        }
        long nanos = 0;
        long peakBytes = ChildReadings.UNKNOWN;
        boolean nanosKnown = true;
        boolean estimated = false;
        boolean shared = false;
        for (Child child : started) {
            nanosKnown &= child.nanos() >= 0;
            nanos += child.nanos();
            peakBytes = Math.max(peakBytes, child.peakBytes());
            estimated |= child.isEstimated();
            shared |= child.isShared();
            child.told();
        }
        Kind kind = shared ? Kind.SHARED : Kind.EXACT;
        figures.set(Figure.CHILD_COUNT, started.size(), kind);
        if (nanosKnown) {
            figures.set(Figure.CHILD_CPU, nanos, estimated && !shared ? Kind.SAMPLED : kind);
        } else {
            figures.absent(Figure.CHILD_CPU, Absence.UNSUPPORTED);
        }
        if (peakBytes >= 0) { // Of those that were seen; the others were too short.
            figures.set(Figure.CHILD_PEAK_RSS, peakBytes, shared ? Kind.SHARED : Kind.SAMPLED);
        } else {
            figures.absent(Figure.CHILD_PEAK_RSS, nanosKnown ? Absence.TOO_SHORT : Absence.UNSUPPORTED);
        }
    }

    /** What is said where nobody tells of processes. */
    static void absent(Figures.Builder figures, Absence reason) {
        figures.absent(Figure.CHILD_COUNT, reason)
                .absent(Figure.CHILD_CPU, reason)
                .absent(Figure.CHILD_PEAK_RSS, reason);
    }
}
