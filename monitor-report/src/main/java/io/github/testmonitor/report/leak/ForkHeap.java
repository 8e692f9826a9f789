package io.github.testmonitor.report.leak;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.SampleRun;
import io.github.testmonitor.report.model.TestRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The heap of one fork, stretch by stretch in the order of time. Memory grows with the classes, not with tests and samples.
 * Not thread-safe.
 */
final class ForkHeap {
    /** So often classes may take turns; where there are more turns, what took turns is one stretch: {@value}. */
    private static final int MOST_STRETCHES = 10_000;

    private final List<HeapStretch> stretches = new ArrayList<>();
    private final Map<String, HeapStretch> byClass = new HashMap<>();
    private final CollectedTimes times = new CollectedTimes();
    private @Nullable Long leastSinceEndBytes;
    private long collections;
    private long collectionsAtEnd;
    private long readAfterNanos = Long.MIN_VALUE;

    void add(TestRun test) {
        Figures figures = test.figures();
        long endNanos = test.t() + (figures.has(Figure.WALL) ? figures.value(Figure.WALL) : 0);
        if (test.sharedWith() == 0 && figures.has(Figure.GC_COUNT)) {
            collections = Math.max(collections, collectionsAtEnd + figures.value(Figure.GC_COUNT));
        }
        String className = Objects.requireNonNullElse(
                test.identity().className(), test.identity().displayName());
        HeapStretch known = byClass.get(className);
        boolean goesOn = known != null && known.index() == stretches.size() - 1;
        boolean mayReturn = !goesOn && stretches.size() < MOST_STRETCHES + byClass.size();
        HeapStretch stretch = stretch(known == null || mayReturn ? stretches.size() : known.index(), test.t());
        if (known != null && stretch != known) {
            stretch.setGoesOn();
        }
        byClass.put(className, stretch);
        if (goesOn && stretch == known) {
            stretch.seenWithin(leastSinceEndBytes);
        } else if (stretches.size() > 1) {
            stretch.seenSince(leastSinceEndBytes);
        }
        leastSinceEndBytes = null;
        stretch.add(className, test, endNanos, collections);
        if (figures.has(Figure.LIVE_HEAP)) {
            readAfterNanos = Math.max(readAfterNanos, test.t());
        }
        times.test(test, endNanos);
        collectionsAtEnd = collections;
    }

    /** Its class began before the first of its tests; where that was beside another one, the two cannot be told apart. */
    void add(ContainerRun container) {
        String className = container.identity().className();
        HeapStretch known = className == null ? null : byClass.get(className);
        if (known == null) {
            return;
        }
        boolean after = known.index() == 0
                || container.t() >= stretches.get(known.index() - 1).endNanos();
        if (after && container.figures().has(Figure.HEAP_START)) {
            known.seenWithin(container.figures().value(Figure.HEAP_START));
        } else if (!after && !known.goesOn() && known == last()) {
            stretch(known.index(), container.t());
        }
    }

    void add(SampleRun sample) {
        Readings readings = sample.readings();
        if (readings.has(Reading.HEAP_USED)) {
            seen(sample.t(), readings.value(Reading.HEAP_USED));
        }
        if (readings.has(Reading.LIVE_HEAP)) {
            long sinceNanos = times.liveSinceNanos(sample);
            seen(sinceNanos, readings.value(Reading.LIVE_HEAP));
            HeapStretch last = last();
            if (last != null && sinceNanos >= last.endNanos()) {
                readAfterNanos = Math.max(readAfterNanos, last.endNanos());
            }
        }
        if (readings.has(Reading.GC_COUNT)) {
            long count = readings.value(Reading.GC_COUNT);
            collections = Math.max(collections, count);
            HeapStretch last = last();
            if (last != null && sample.t() <= last.endNanos()) {
                last.collectedBefore(count);
                collectionsAtEnd = Math.max(collectionsAtEnd, count);
            }
        }
        times.sample(sample).forEach(this::collected);
    }

    /** In the order of time. */
    List<HeapStretch> stretches() {
        return stretches;
    }

    /** The least heap in use since the last test ended; null is not known. */
    @Nullable
    Long leastSinceEndBytes() {
        return leastSinceEndBytes;
    }

    /** A live heap was read in what came after the tests that had ended by then. */
    long readAfterNanos() {
        return readAfterNanos;
    }

    /** How many collections were counted. */
    long collections() {
        return collections;
    }

    /** The stretch at the index, or a new one; with all that comes after it and all that has not ended before the time. */
    private HeapStretch stretch(int index, long nanos) {
        int first = index;
        while (first > 0 && nanos < stretches.get(first - 1).endNanos()) {
            first--;
        }
        if (first == stretches.size()) {
            stretches.add(new HeapStretch(first));
        }
        HeapStretch stretch = stretches.get(first);
        while (stretches.size() > first + 1) {
            HeapStretch after = stretches.remove(stretches.size() - 1);
            stretch.add(after);
            after.members().keySet().forEach(name -> byClass.put(name, stretch));
        }
        return stretch;
    }

    /** @param nanos when it was read at the earliest */
    private void seen(long nanos, long bytes) {
        int index = stretches.size();
        while (index > 0 && nanos < stretches.get(index - 1).endNanos()) {
            index--;
        }
        if (index == stretches.size()) {
            leastSinceEndBytes = HeapStretch.least(leastSinceEndBytes, bytes);
        } else if (index > 0) {
            stretches.get(index).seenSince(bytes);
        }
    }

    /** Of those that ended before it and after the collection before it, it is the first one. */
    private void collected(Collected first) {
        for (int index = stretches.size() - 1; index >= 0; index--) {
            HeapStretch stretch = stretches.get(index);
            if (stretch.collectionsAtEnd() < first.collectionsBefore()) {
                return;
            }
            if (stretch.collectionsAtEnd() == first.collectionsBefore() && stretch.endNanos() <= first.fromNanos()) {
                stretch.collected(first);
            }
        }
    }

    private @Nullable HeapStretch last() {
        return stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
    }
}
