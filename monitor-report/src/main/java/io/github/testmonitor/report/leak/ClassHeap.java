package io.github.testmonitor.report.leak;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.report.model.TestRun;
import org.jspecify.annotations.Nullable;

/** What the heap of one fork was seen to be while the tests of one class ran. Not thread-safe. */
final class ClassHeap {
    private final @Nullable Long foundBytes;
    private @Nullable Long firstStartBytes;
    private @Nullable Long firstLiveBytes;
    private @Nullable Long leastBytes;
    private @Nullable Long lastEndBytes;
    private int tests;
    private int collections;
    private boolean overlapped;

    /** @param foundBytes the heap in use at the end of the test before, or null where that is not known */
    ClassHeap(@Nullable Long foundBytes) {
        this.foundBytes = foundBytes;
    }

    void add(TestRun test) {
        Long start = value(test, Figure.HEAP_START);
        Long live = value(test, Figure.LIVE_HEAP);
        Long end = value(test, Figure.HEAP_END);
        if (tests++ == 0) {
            firstStartBytes = start;
        }
        overlapped |= test.sharedWith() > 0;
        if (live != null) {
            collections++;
            firstLiveBytes = firstLiveBytes == null ? live : firstLiveBytes;
        }
        leastBytes = least(leastBytes, least(live, least(start, end)));
        lastEndBytes = end;
    }

    /** More cannot have lived when the class began; null is not known. */
    @Nullable
    Long beforeBytes() {
        return least(foundBytes, least(firstStartBytes, firstLiveBytes));
    }

    /** The least heap in use that was seen; null is not known. */
    @Nullable
    Long leastBytes() {
        return leastBytes;
    }

    @Nullable
    Long lastEndBytes() {
        return lastEndBytes;
    }

    int tests() {
        return tests;
    }

    /** How many of the tests have a live heap. */
    int collections() {
        return collections;
    }

    boolean overlapped() {
        return overlapped;
    }

    private static @Nullable Long value(TestRun test, Figure figure) {
        return test.figures().has(figure) ? Long.valueOf(test.figures().value(figure)) : null;
    }

    /** The lesser of those that are known. */
    static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.min(one, other));
    }
}
