package io.github.testmonitor.session;

import io.github.testmonitor.probe.GarbageCollections;
import io.github.testmonitor.probe.GarbageCollections.Collection;
import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.sampling.Ticker;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives each collection to the spans that it fell into: what it found is a size that the heap has had, and what it left is the
 * live heap. The JVM tells of a collection some milliseconds late; the finish of a span of 10 ms and more therefore asks for what
 * has ended in it and is yet to be told.
 *
 * <p>Where telling costs more than {@link #MOST_SHARE} of a core, nobody is told for the rest of the second. Any thread may call.
 */
final class CollectedHeap implements Consumer<Collection> {
    /** A hundredth of a core: {@value}. */
    static final double MOST_SHARE = 0.01;

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final OpenSpans open;
    private final Ticker ticker;
    private volatile @Nullable GarbageCollections collections;
    private volatile @Nullable Long liveBytes;
    private boolean begun;
    private boolean paused;
    private boolean ended;
    private long secondStartNanos;
    private long secondStartCpuNanos;

    CollectedHeap(OpenSpans open, Ticker ticker) {
        this.open = open;
        this.ticker = ticker;
    }

    /** Listens from here on, where there is something to listen to; called by the sampler's thread. */
    synchronized void begin(Probes probes) {
        GarbageCollections offered = probes.collections();
        if (!begun && offered != null) {
            collections = offered;
            offered.tell(this);
            secondStartNanos = ticker.nanos();
        }
        begun = true;
    }

    /** Listens no more, and never again: the JVM would keep the listener, and with it the class loader of tests without a fork. */
    synchronized void end() {
        GarbageCollections telling = collections;
        if (telling != null && !paused) {
            telling.stop();
        }
        begun = true;
        ended = true;
    }

    /** What has run for 10 ms and more, and began when there had been so many collections, is about to finish, and is open still. */
    void finish(long collectionsBefore, Readings edge) {
        GarbageCollections telling = collections;
        if (telling == null || !edge.has(Reading.GC_COUNT)) {
            return;
        }
        long count = edge.value(Reading.GC_COUNT);
        long inSpan = count - collectionsBefore;
        if (inSpan > 0 && telling.told() < count) {
            for (Collection collection : telling.untold(count, inSpan)) {
                fold(collection);
            }
        }
    }

    /** Adds the live heap to a sample, where a collection has told it since the one before; and sees to the cost. */
    synchronized void tick(Readings readings) {
        Long live = liveBytes;
        if (live != null) {
            readings.set(Reading.LIVE_HEAP, live);
            liveBytes = null;
        }
        GarbageCollections telling = collections;
        if (telling != null && !ended) {
            long nanos = ticker.nanos();
            long spent = telling.cpuNanos() - secondStartCpuNanos;
            if (nanos - secondStartNanos >= SECOND_NANOS) {
                secondStartNanos = nanos;
                secondStartCpuNanos = telling.cpuNanos();
                if (paused) {
                    telling.tell(this);
                    paused = false;
                }
            } else if (!paused && spent > MOST_SHARE * SECOND_NANOS) {
                telling.stop();
                paused = true;
            }
        }
    }

    /** The JVM's thread that tells of collections; it works for us alone. */
    long cpuNanos() {
        GarbageCollections telling = collections;
        return telling == null ? 0 : telling.cpuNanos();
    }

    long allocatedBytes() {
        GarbageCollections telling = collections;
        return telling == null ? 0 : telling.allocatedBytes();
    }

    /** A collection has ended. */
    @Override
    public void accept(Collection collection) {
        liveBytes = collection.afterBytes();
        fold(collection);
    }

    /** At the latest it began so long ago as it took; it may have been told late. */
    private void fold(Collection collection) {
        long began = ticker.nanos() - collection.millis() * NANOS_PER_MILLI;
        open.foldCollection(collection.number(), began, collection.beforeBytes(), collection.afterBytes());
    }
}
