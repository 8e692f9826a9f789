package io.github.testmonitor.session;

import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.CompiledApart;
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
 *   <li><b>CPU and allocation</b> are all that was done for the span, on whatever thread, up to its finish: exact, see {@link
 *       OwnedFigures}.
 *   <li><b>Own CPU and own allocation</b> are those of its own thread: exact, see {@link ThreadLedger}. A span that was finished by
 *       another thread than started it has no own work.
 *   <li><b>Wall</b> of a test runs from its start to its finish; of a container, only while none of its children is open, on
 *       whatever thread.
 *   <li><b>Collections, threads started, classes loaded</b> are the fork's counters over the same time: exact where nobody
 *       else worked ({@link Overlap}), else shared, as all that follows.
 *   <li><b>Heap start and end</b> are read at the edges. <b>Peak heap</b> and <b>direct peak</b> are the greatest of both edges
 *       and the samples between, and of what collections found in the heap: sampled. The sum of the greatest sizes of the heap's
 *       pools would be too much by up to a half, since they are not at their greatest together.
 *   <li><b>Live heap</b> is what the latest collection left that ended in the span; after a young one, garbage among older objects
 *       is still in it.
 *   <li><b>Resident memory and open files</b> are read at the finish of spans of 10 ms and more. Their start is what was last
 *       known then, from a sample, the finish of another span or an epoch closed for this one; only the last is exact. Shorter
 *       spans have neither; their peak is there if a sample fell into them.
 *   <li><b>Peak RSS</b> is exact where the finish closed an epoch ({@link PeakEpochs}), and shared where the greatest mark may be
 *       of what ran just before; else it is the greatest reading, and sampled.
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
        this.shared = span.overlap().isShared();
    }

    /**
     * The figures of a span that is no longer open.
     *
     * @param end readings at its finish
     * @param longEnd those that only a span of {@link #LONG_NANOS} and more is read for, and what closing an epoch told; or null
     * @param children tells what the processes have used that it started
     * @param closedAnEpoch whether its finish closed one, so that its peak is known
     * @param owned what was done for it
     */
    @CompiledApart
    static Figures of(
            Span span,
            long wallNanos,
            Readings end,
            @Nullable Readings longEnd,
            boolean closedAnEpoch,
            Children children,
            OwnedFigures owned,
            ThreadClock clock) {
        SpanFigures made = new SpanFigures(span);
        made.figures.exact(Figure.WALL, wallNanos);
        owned.addTo(made.figures, clock);
        span.work().addTo(made.figures, clock, span.isTest() && wallNanos >= USER_TIME_NANOS);
        span.counted().addTo(made.figures, made.kind(Kind.EXACT));
        made.heap(end);
        made.residentEdges(longEnd);
        made.residentPeak(longEnd, closedAnEpoch);
        made.openFiles(longEnd, wallNanos);
        children.addTo(made.figures, span);
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

    private void heap(Readings end) {
        reading(Figure.HEAP_START, span.start(), Reading.HEAP_USED, Kind.EXACT, Absence.UNSUPPORTED);
        reading(Figure.HEAP_END, end, Reading.HEAP_USED, Kind.EXACT, Absence.UNSUPPORTED);
        reading(Figure.PEAK_HEAP, span.greatest(), Reading.HEAP_USED, Kind.SAMPLED, Absence.UNSUPPORTED);
        Long live = span.liveHeapBytes();
        if (live == null) {
            figures.absent(Figure.LIVE_HEAP, Absence.TOO_SHORT);
        } else {
            figures.set(Figure.LIVE_HEAP, live, kind(Kind.EXACT));
        }
        reading(Figure.DIRECT_PEAK, span.greatest(), Reading.DIRECT, Kind.SAMPLED, Absence.UNSUPPORTED);
    }

    private void residentEdges(@Nullable Readings longEnd) {
        if (longEnd == null) {
            figures.absent(Figure.RSS_START, Absence.TOO_SHORT).absent(Figure.RSS_END, Absence.TOO_SHORT);
        } else {
            Kind start = span.epochPeak().isStartExact() ? Kind.EXACT : Kind.SAMPLED;
            reading(Figure.RSS_START, span.knownBefore(), Reading.RSS, start, Absence.UNSUPPORTED);
            residentEnd(longEnd);
        }
    }

    private void residentPeak(@Nullable Readings longEnd, boolean closedAnEpoch) {
        if (closedAnEpoch) {
            EpochPeak peak = span.epochPeak();
            figures.set(Figure.PEAK_RSS, peak.bytes(), peak.isCertain() ? kind(Kind.EXACT) : Kind.SHARED);
        } else if (longEnd == null && span.latestSample() == null) {
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

    private void openFiles(@Nullable Readings longEnd, long wallNanos) {
        Readings before = span.knownBefore();
        if (longEnd == null || wallNanos < LONG_NANOS) {
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
