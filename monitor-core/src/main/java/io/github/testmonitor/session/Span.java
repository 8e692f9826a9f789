package io.github.testmonitor.session;

import io.github.testmonitor.ownership.Owner;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.record.Status;
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
    private final @Nullable Owner owner;
    private @Nullable Owner chargedBefore;
    private final OwnWork work = new OwnWork();
    private final CountedAlone counted = new CountedAlone();
    private final Peaks peaks = new Peaks();
    private final Overlap overlap = new Overlap();
    private final EpochPeak epochPeak = new EpochPeak();
    private final ChildWork children = new ChildWork();

    private Readings start = new Readings();
    private @Nullable Readings knownBefore;
    private volatile long startNanos;
    private int openChildren;
    private boolean hadChildren;
    private @Nullable Readings latestSample;
    private @Nullable Long liveHeapBytes;
    private long collectionsBefore;
    private long aloneSinceNanos;
    private volatile @Nullable SectionsOfSpan sections;
    private final AtomicBoolean finished = new AtomicBoolean();
    private Status waitingStatus = Status.FAILED;
    private long waitingNanos;
    private @Nullable Span nextWaiting;
    private boolean failed;

    Span(long id, boolean test, @Nullable Span parent, ThreadLedger ledger, @Nullable Owner owner) {
        this.id = id;
        this.test = test;
        this.parent = parent;
        this.ledger = ledger;
        this.owner = owner;
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

    /** Who pays for its work, on whatever thread; null where that is not followed. */
    @Nullable
    Owner owner() {
        return owner;
    }

    /** Its thread worked for another owner until it began. */
    void chargedBefore(@Nullable Owner before) {
        chargedBefore = before;
    }

    /**
     * Who pays for its thread when it has ended: a span around it that its thread worked for before, or nobody. A thread of a
     * framework's pool may have been started in a span that has nothing to do with this one.
     */
    @Nullable
    Owner chargedAfter() {
        Owner before = chargedBefore;
        for (Span around = parent; around != null && before != null; around = around.parent) {
            if (before.isWithin(around.owner)) {
                return before;
            }
        }
        return null;
    }

    /** Whether it is the parent of another, or a parent's parent. */
    @SuppressWarnings("ReferenceEquality") // This very span, of which there is one.
    boolean isAround(Span other) {
        for (Span around = other.parent; around != null; around = around.parent) {
            if (around == this) {
                return true;
            }
        }
        return false;
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

    /** The processes that it started. */
    ChildWork children() {
        return children;
    }

    /** The peak of resident memory by epochs; of the time while it ran alone. */
    EpochPeak epochPeak() {
        return epochPeak;
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

    /** What {@link #wallNanos} will be, should it finish now; asked while it is open. */
    long wallNanosBy(long nanos) {
        return test ? nanos - startNanos : counted.nanosBy(nanos);
    }

    /** For how long it has been running: a test since its start, a container since its latest child ended; -1 while a child runs. */
    long aloneNanos(long nanos) {
        if (test) {
            return nanos - startNanos;
        }
        return openChildren > 0 ? -1 : nanos - aloneSinceNanos;
    }

    /** Sets the instant from which on the time is the span's; the last thing done at its start. */
    void runsFrom(long nanos) {
        startNanos = nanos;
    }

    /** True once: a listener's second finish of the same span is none. */
    boolean isFirstFinish() {
        return finished.compareAndSet(false, true);
    }

    boolean isFinished() {
        return finished.get();
    }

    /** There is no room for the line of its finish yet; guarded by {@link Finishes}, and so is what it is asked then. */
    void awaits(Status status, long nanos, @Nullable Span next) {
        waitingStatus = status;
        waitingNanos = nanos;
        nextWaiting = next;
    }

    Status waitingStatus() {
        return waitingStatus;
    }

    long waitingNanos() {
        return waitingNanos;
    }

    @Nullable
    Span nextWaiting() {
        return nextWaiting;
    }

    /** Its sections, which have their own lock; made where the first one starts. */
    synchronized SectionsOfSpan sections() {
        SectionsOfSpan made = sections;
        if (made == null) {
            made = new SectionsOfSpan();
            sections = made;
        }
        return made;
    }

    /** Its sections; null where it has had none. */
    @Nullable
    SectionsOfSpan sectionsIfAny() {
        return sections;
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
        goesOn(edge, nanos);
    }

    private void goesOn(Readings edge, long nanos) {
        counted.goOn(edge, nanos);
        runsAlone(nanos, edge.has(Reading.GC_COUNT) ? edge.value(Reading.GC_COUNT) : Long.MAX_VALUE);
    }

    private void runsAlone(long nanos, long collections) {
        epochPeak.goesOn(nanos);
        aloneSinceNanos = nanos;
        collectionsBefore = collections;
    }

    void end(Readings edge, long nanos) {
        peaks.fold(edge);
        counted.stop(edge, nanos);
    }

    /** Takes in what was read at its end only because it was long enough. */
    void endsLong(Readings longEdge) {
        peaks.fold(longEdge);
    }

    /** Whether any test or container has started in it. */
    boolean hasHadChildren() {
        return hadChildren;
    }

    void childStarts(Readings edge, long nanos) {
        hadChildren = true;
        if (openChildren++ == 0) {
            peaks.fold(edge);
            counted.stop(edge, nanos);
        }
    }

    void childEnds(Readings edge, long nanos) {
        if (--openChildren == 0) {
            peaks.fold(edge);
            goesOn(edge, nanos);
        }
    }

    /** As {@link #childEnds}, where nothing could be read at the child's end. */
    void childFails(long nanos) {
        if (--openChildren == 0) {
            counted.goOnUnread(nanos);
            runsAlone(nanos, Long.MAX_VALUE);
        }
    }

    /** The collections of the fork before it ran, or ran alone again. */
    long collectionsBefore() {
        return collectionsBefore;
    }

    /** The heap in use after the latest collection that ended while it ran alone; null where there was none. */
    @Nullable
    Long liveHeapBytes() {
        return liveHeapBytes;
    }

    /** A collection ended. What it found is of this span only if it began in it, too. */
    void collected(long number, long beganNanos, long beforeBytes, long afterBytes) {
        if (openChildren > 0 || number <= collectionsBefore) {
            return;
        }
        liveHeapBytes = afterBytes;
        if (beganNanos - aloneSinceNanos >= 0) {
            peaks.fold(new Readings().set(Reading.HEAP_USED, beforeBytes));
        }
    }

    void epochCloses(long markBytes, long nowBytes, long epochStartNanos) {
        if (openChildren == 0) {
            epochPeak.fold(markBytes, nowBytes, epochStartNanos);
        }
    }

    void sample(Readings readings) {
        if (openChildren == 0) {
            latestSample = readings;
            peaks.fold(readings);
        }
    }
}
