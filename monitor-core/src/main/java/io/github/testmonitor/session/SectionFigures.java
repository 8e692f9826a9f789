package io.github.testmonitor.session;

import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import org.jspecify.annotations.Nullable;

/**
 * Makes the figures of a section that has ended: those of a test, see {@link SpanFigures}, but for user time, open files and children.
 * Nothing is taken off for sections within it.
 */
final class SectionFigures {
    private final Figures.Builder figures = Figures.builder();
    private final Section section;
    private final boolean shared;

    private SectionFigures(Section section) {
        this.section = section;
        this.shared = section.overlap().isShared();
    }

    /**
     * The figures of a section that is no longer open.
     *
     * @param cpuNanos of its thread at its finish, and {@code allocatedBytes} too; null where another thread finished it
     * @param residentBytes at its finish, where that closed an epoch; else negative
     */
    static Figures of(
            Section section,
            long wallNanos,
            OwnedFigures owned,
            @Nullable Long cpuNanos,
            @Nullable Long allocatedBytes,
            long residentBytes,
            ThreadClock clock) {
        SectionFigures made = new SectionFigures(section);
        made.figures.exact(Figure.WALL, wallNanos);
        owned.addTo(made.figures, clock);
        made.own(Figure.OWN_CPU, section.startCpuNanos(), cpuNanos, clock.cpuAbsence());
        made.own(Figure.OWN_ALLOCATED, section.startAllocatedBytes(), allocatedBytes, clock.allocationAbsence());
        made.counters();
        made.heap();
        made.resident(wallNanos, residentBytes);
        for (Figure figure : new Figure[] {
            Figure.USER_CPU, Figure.OPEN_FILES_DELTA, Figure.CHILD_COUNT, Figure.CHILD_CPU, Figure.CHILD_PEAK_RSS
        }) {
            made.figures.absent(figure, Absence.OFF);
        }
        return made.figures.build();
    }

    private void own(Figure figure, long from, @Nullable Long to, Absence otherwise) {
        if (to == null) {
            figures.absent(figure, Absence.NOT_OWNED);
        } else if (from < 0 || to < 0) {
            figures.absent(figure, otherwise);
        } else {
            figures.exact(figure, Math.max(0, to - from));
        }
    }

    private void counters() {
        counter(Figure.GC_COUNT, Reading.GC_COUNT);
        counter(Figure.GC_TIME, Reading.GC_TIME);
        counter(Figure.THREADS_STARTED, Reading.THREADS_STARTED);
        counter(Figure.CLASSES_LOADED, Reading.CLASSES_LOADED);
    }

    private void counter(Figure figure, Reading counter) {
        Readings from = section.start();
        Readings to = section.end();
        if (from.has(counter) && to.has(counter)) {
            figures.set(figure, Math.max(0, to.value(counter) - from.value(counter)), kind(Kind.EXACT));
        } else {
            figures.absent(figure, Absence.UNSUPPORTED);
        }
    }

    private void heap() {
        reading(Figure.HEAP_START, section.start(), Reading.HEAP_USED, Kind.EXACT);
        reading(Figure.HEAP_END, section.end(), Reading.HEAP_USED, Kind.EXACT);
        reading(Figure.PEAK_HEAP, section.greatest(), Reading.HEAP_USED, Kind.SAMPLED);
        reading(Figure.DIRECT_PEAK, section.greatest(), Reading.DIRECT, Kind.SAMPLED);
        Long live = section.liveHeapBytes();
        if (live == null) {
            figures.absent(Figure.LIVE_HEAP, Absence.TOO_SHORT);
        } else {
            figures.set(Figure.LIVE_HEAP, live, kind(Kind.EXACT));
        }
    }

    private void resident(long wallNanos, long residentBytes) {
        Readings before = section.knownBefore();
        if (wallNanos < SpanFigures.LONG_NANOS || before == null) {
            figures.absent(Figure.RSS_START, Absence.TOO_SHORT);
        } else {
            reading(Figure.RSS_START, before, Reading.RSS, Kind.SAMPLED);
        }
        if (residentBytes >= 0) {
            EpochPeak peak = section.epochPeak();
            figures.set(Figure.RSS_END, residentBytes, kind(Kind.EXACT));
            figures.set(Figure.PEAK_RSS, peak.bytes(), peak.isCertain() ? kind(Kind.EXACT) : Kind.SHARED);
            return;
        }
        figures.absent(Figure.RSS_END, Absence.TOO_SHORT);
        if (section.isSampled()) {
            reading(Figure.PEAK_RSS, section.greatest(), Reading.RSS, Kind.SAMPLED);
        } else {
            figures.absent(Figure.PEAK_RSS, Absence.TOO_SHORT);
        }
    }

    private void reading(Figure figure, Readings from, Reading reading, Kind alone) {
        if (from.has(reading)) {
            figures.set(figure, from.value(reading), kind(alone));
        } else {
            figures.absent(figure, Absence.UNSUPPORTED);
        }
    }

    private Kind kind(Kind alone) {
        return shared ? Kind.SHARED : alone;
    }
}
