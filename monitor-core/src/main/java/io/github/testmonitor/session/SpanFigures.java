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
 * Makes the figures of a span that has ended.
 *
 * <ul>
 *   <li><b>Own CPU and own allocation</b> are exact: see {@link ThreadLedger}. Owned work on other threads is not followed in
 *       this version, so both owned figures are absent ({@link Absence#NOT_OWNED}). A span that was finished by another thread
 *       than started it has no own work either.
 *   <li><b>Wall</b> of a test runs from its start to its finish; of a container, only while none of its children is open, on
 *       whatever thread.
 *   <li><b>Collections, threads started, classes loaded</b> are the fork's counters over the same time: exact where no other
 *       test overlapped, else shared.
 *   <li><b>Heap start and end</b> are read at the edges. <b>Peak heap</b> and <b>direct peak</b> are the greatest of both edges
 *       and the samples between: sampled.
 *   <li><b>Resident memory and open files</b> are read at the finish of spans of 10 ms and more. Their start is what was last
 *       known then, from a sample or the finish of another span, so it is sampled, and so are what is computed from it, the
 *       change in open files and the peak. Shorter spans have neither; their peak is there if a sample fell into them.
 *   <li><b>User CPU</b> is told of tests of 50 ms and more that held no other span, as a share of their own CPU: sampled, since
 *       the kernel counts it in ticks of 10 ms.
 * </ul>
 *
 * <p>Shared wins over sampled: that a number holds other tests' use too misleads more than what may be missing between ticks.
 */
final class SpanFigures {
    /** From this wall time on, resident memory and open files are worth their price. */
    static final long LONG_NANOS = 10_000_000;
    /** From this wall time on, ticks of 10 ms say something about user time. */
    static final long USER_TIME_NANOS = 50_000_000;

    private final Figures.Builder figures = Figures.builder();
    private final Span span;
    private final boolean shared;

    private SpanFigures(Span span) {
        this.span = span;
        this.shared = span.overlap().otherTests() > 0;
    }

    /**
     * The figures of a span that is no longer open.
     *
     * @param end readings at its finish
     * @param longEnd those that only a span of {@link #LONG_NANOS} and more is read for, else null
     */
    static Figures of(Span span, long wallNanos, Readings end, @Nullable Readings longEnd, ThreadClock clock) {
        SpanFigures made = new SpanFigures(span);
        made.figures.exact(Figure.WALL, wallNanos);
        made.figures.absent(Figure.CPU, Absence.NOT_OWNED).absent(Figure.ALLOCATED, Absence.NOT_OWNED);
        span.work().addTo(made.figures, clock, span.isTest() && wallNanos >= USER_TIME_NANOS);
        made.counters();
        made.heap(end);
        made.resident(longEnd);
        made.openFiles(longEnd);
        made.figures.absent(Figure.CHILD_CPU, Absence.OFF).absent(Figure.CHILD_PEAK_RSS, Absence.OFF);
        return made.figures.build();
    }

    /** What is left of a span that could not be measured: how long it ran. */
    static Figures failed(long wallNanos) {
        Figures.Builder figures = Figures.builder();
        for (Figure figure : Figure.values()) {
            figures.absent(figure, Absence.ERROR);
        }
        return figures.exact(Figure.WALL, wallNanos).build();
    }

    private void counters() {
        counter(Figure.GC_COUNT, Reading.GC_COUNT);
        counter(Figure.GC_TIME, Reading.GC_TIME);
        counter(Figure.THREADS_STARTED, Reading.THREADS_STARTED);
        counter(Figure.CLASSES_LOADED, Reading.CLASSES_LOADED);
    }

    private void counter(Figure figure, Reading counter) {
        Long gained = span.counted().gained(counter);
        if (gained == null) {
            figures.absent(figure, Absence.UNSUPPORTED);
        } else {
            figures.set(figure, gained, kind(Kind.EXACT));
        }
    }

    private void heap(Readings end) {
        reading(Figure.HEAP_START, span.start(), Reading.HEAP_USED, Kind.EXACT, Absence.UNSUPPORTED);
        reading(Figure.HEAP_END, end, Reading.HEAP_USED, Kind.EXACT, Absence.UNSUPPORTED);
        reading(Figure.PEAK_HEAP, span.greatest(), Reading.HEAP_USED, Kind.SAMPLED, Absence.UNSUPPORTED);
        reading(Figure.DIRECT_PEAK, span.greatest(), Reading.DIRECT, Kind.SAMPLED, Absence.UNSUPPORTED);
    }

    private void resident(@Nullable Readings longEnd) {
        if (longEnd == null) {
            figures.absent(Figure.RSS_START, Absence.TOO_SHORT).absent(Figure.RSS_END, Absence.TOO_SHORT);
        } else {
            reading(Figure.RSS_START, span.knownBefore(), Reading.RSS, Kind.SAMPLED, Absence.UNSUPPORTED);
            residentEnd(longEnd);
        }
        if (longEnd == null && span.latestSample() == null) {
            figures.absent(Figure.PEAK_RSS, Absence.TOO_SHORT);
        } else {
            reading(Figure.PEAK_RSS, span.greatest(), Reading.RSS, Kind.SAMPLED, Absence.UNSUPPORTED);
        }
    }

    /** Where the source is too slow for an edge, the latest sample in the span has to do. */
    private void residentEnd(Readings longEnd) {
        if (longEnd.has(Reading.RSS)) {
            reading(Figure.RSS_END, longEnd, Reading.RSS, Kind.EXACT, Absence.UNSUPPORTED);
        } else {
            Readings before = span.knownBefore();
            boolean slow = before != null && before.has(Reading.RSS);
            Absence otherwise = slow ? Absence.TOO_SHORT : Absence.UNSUPPORTED;
            reading(Figure.RSS_END, span.latestSample(), Reading.RSS, Kind.SAMPLED, otherwise);
        }
    }

    private void openFiles(@Nullable Readings longEnd) {
        Readings before = span.knownBefore();
        if (longEnd == null) {
            figures.absent(Figure.OPEN_FILES_DELTA, Absence.TOO_SHORT);
        } else if (before == null || !before.has(Reading.OPEN_FILES) || !longEnd.has(Reading.OPEN_FILES)) {
            figures.absent(Figure.OPEN_FILES_DELTA, Absence.UNSUPPORTED);
        } else {
            long delta = longEnd.value(Reading.OPEN_FILES) - before.value(Reading.OPEN_FILES);
            figures.set(Figure.OPEN_FILES_DELTA, delta, kind(Kind.SAMPLED));
        }
    }

    private void reading(Figure figure, @Nullable Readings from, Reading reading, Kind alone, Absence otherwise) {
        if (from != null && from.has(reading)) {
            figures.set(figure, from.value(reading), kind(alone));
        } else {
            figures.absent(figure, otherwise);
        }
    }

    private Kind kind(Kind alone) {
        return shared ? Kind.SHARED : alone;
    }
}
