package io.github.testmonitor.session;

import io.github.testmonitor.record.Readings;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A test or container from its start to its finish, and what has been gathered of it so far. It is the handle that listeners
 * keep. Guarded by {@link OpenSpans}, but for its work.
 */
final class Span {
    private final long id;
    private final boolean test;
    private final @Nullable Span parent;
    private final ThreadLedger ledger;
    private final OwnWork work = new OwnWork();
    private final CountedAlone counted = new CountedAlone();
    private final Peaks peaks = new Peaks();
    private final Overlap overlap = new Overlap();

    private Readings start = new Readings();
    private @Nullable Readings knownBefore;
    private volatile long startNanos;
    private int openChildren;
    private @Nullable Readings latestSample;
    private final AtomicBoolean finished = new AtomicBoolean();
    private boolean failed;

    Span(long id, boolean test, @Nullable Span parent, ThreadLedger ledger) {
        this.id = id;
        this.test = test;
        this.parent = parent;
        this.ledger = ledger;
    }

    long id() {
        return id;
    }

    boolean isTest() {
        return test;
    }

    @Nullable
    Span parent() {
        return parent;
    }

    ThreadLedger ledger() {
        return ledger;
    }

    OwnWork work() {
        return work;
    }

    Overlap overlap() {
        return overlap;
    }

    CountedAlone counted() {
        return counted;
    }

    /** The greatest readings while it ran alone: at its edges, at its children's, and of the samples between. */
    Readings greatest() {
        return peaks.greatest();
    }

    /** The readings at its start. */
    Readings start() {
        return start;
    }

    /** The resident memory and open files last known when it started, from a sample or an edge; null where none were. */
    @Nullable
    Readings knownBefore() {
        return knownBefore;
    }

    /** The latest sample that was taken while it ran alone; null where there was none. */
    @Nullable
    Readings latestSample() {
        return latestSample;
    }

    /** Its wall time: of a test from start to finish, of a container without its children. Asked once it has ended. */
    long wallNanos(long endNanos) {
        return test ? endNanos - startNanos : counted.nanos();
    }

    /** Sets the instant from which on the time is the span's; the last thing done at its start. */
    void runsFrom(long nanos) {
        startNanos = nanos;
    }

    /** True once: a listener's second finish of the same span is none. */
    boolean isFirstFinish() {
        return finished.compareAndSet(false, true);
    }

    /** Its start went wrong after its line was written: it will finish, with no figure but its wall time. */
    void fail() {
        failed = true;
    }

    boolean hasFailed() {
        return failed;
    }

    void begin(Readings edge, @Nullable Readings known, long nanos) {
        start = edge;
        knownBefore = known;
        startNanos = nanos;
        peaks.fold(edge);
        if (known != null) {
            peaks.fold(known);
        }
        counted.goOn(edge, nanos);
    }

    void end(Readings edge, long nanos) {
        peaks.fold(edge);
        counted.stop(edge, nanos);
    }

    /** Takes in what was read at its end only because it was long enough. */
    void endsLong(Readings longEdge) {
        peaks.fold(longEdge);
    }

    void childStarts(Readings edge, long nanos) {
        if (openChildren++ == 0) {
            peaks.fold(edge);
            counted.stop(edge, nanos);
        }
    }

    void childEnds(Readings edge, long nanos) {
        if (--openChildren == 0) {
            peaks.fold(edge);
            counted.goOn(edge, nanos);
        }
    }

    void sample(Readings readings) {
        if (openChildren == 0) {
            latestSample = readings;
            peaks.fold(readings);
        }
    }
}
