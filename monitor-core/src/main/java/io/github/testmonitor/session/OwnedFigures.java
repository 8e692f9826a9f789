package io.github.testmonitor.session;

import io.github.testmonitor.ownership.OwnedWork;
import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import org.jspecify.annotations.Nullable;

/** What was done for one span on all threads, or why that is not known. */
record OwnedFigures(@Nullable OwnedWork work, @Nullable Absence absence) {

    static OwnedFigures of(OwnedWork work) {
        return new OwnedFigures(work, null);
    }

    static OwnedFigures absent(Absence reason) {
        return new OwnedFigures(null, reason);
    }

    void addTo(Figures.Builder figures, ThreadClock clock) {
        if (work == null) {
            Absence reason = absence == null ? Absence.NOT_OWNED : absence;
            figures.absent(Figure.CPU, reason).absent(Figure.ALLOCATED, reason);
            return;
        }
        add(figures, Figure.CPU, work.cpuNanos(), clock.cpuAbsence());
        add(figures, Figure.ALLOCATED, work.allocatedBytes(), clock.allocationAbsence());
    }

    private static void add(Figures.Builder figures, Figure figure, long value, Absence otherwise) {
        if (value == OwnedWork.UNKNOWN) {
            figures.absent(figure, otherwise);
        } else {
            figures.exact(figure, value);
        }
    }
}
