package io.github.testmonitor.report.leak;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.report.model.TestRun;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stretch of a fork's time in which one class ran, or several whose tests overlapped. Not thread-safe. */
final class HeapStretch {
    private final int index;
    private boolean goesOn;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private @Nullable Long leastWithinBytes;
    private @Nullable Long leastSinceBytes;
    private long endNanos = Long.MIN_VALUE;
    private @Nullable Long endBytes;
    private long collectionsAtEnd;
    private @Nullable Long livedBytes;
    private long livedUntilNanos;

    HeapStretch(int index) {
        this.index = index;
    }

    /** What a class did in the stretch. */
    record Member(int tests, long collections, long allocatedBytes) {
        Member and(Member other) {
            return new Member(
                    tests + other.tests, collections + other.collections, allocatedBytes + other.allocatedBytes);
        }
    }

    /** @param collections at least so many the fork had had at the end of the test */
    void add(String className, TestRun test, long testEndNanos, long collections) {
        Figures figures = test.figures();
        Figure work = figures.has(Figure.ALLOCATED) ? Figure.ALLOCATED : Figure.OWN_ALLOCATED;
        members.merge(className, new Member(1, orZero(figures, Figure.GC_COUNT), orZero(figures, work)), Member::and);
        Long end = value(figures, Figure.HEAP_END);
        seenWithin(value(figures, Figure.HEAP_START));
        seenWithin(value(figures, Figure.LIVE_HEAP));
        seenWithin(end);
        if (testEndNanos >= endNanos) {
            endNanos = testEndNanos;
            endBytes = end;
        }
        collectionsAtEnd = Math.max(collectionsAtEnd, collections);
        livedBytes = null;
    }

    /** Takes over the one after it. */
    void add(HeapStretch next) {
        next.members.forEach((name, member) -> members.merge(name, member, Member::and));
        leastWithinBytes = least(leastWithinBytes, next.leastWithinBytes);
        leastSinceBytes = least(leastSinceBytes, next.leastSinceBytes);
        if (next.endNanos >= endNanos) {
            endNanos = next.endNanos;
            endBytes = next.endBytes;
        }
        collectionsAtEnd = Math.max(collectionsAtEnd, next.collectionsAtEnd);
        livedBytes = null;
    }

    /** A reading that was taken since the stretch began. */
    void seenWithin(@Nullable Long bytes) {
        leastWithinBytes = least(leastWithinBytes, bytes);
        seenSince(bytes);
    }

    /** A reading that was taken since the stretch before this one ended. */
    void seenSince(@Nullable Long bytes) {
        leastSinceBytes = least(leastSinceBytes, bytes);
    }

    /** At least so many collections the fork had had at the end of the stretch. */
    void collectedBefore(long collections) {
        collectionsAtEnd = Math.max(collectionsAtEnd, collections);
    }

    /**
     * The first collection after the end, and none before it. Of several estimates of what it freed the best one counts,
     * and one that leaves nothing says nothing.
     */
    void collected(Collected first) {
        if (endBytes != null) {
            long lived = Math.min(endBytes, first.usedBytes()) - first.freedBytes();
            if (lived > 0 && (livedBytes == null || lived > livedBytes)) {
                livedBytes = lived;
                livedUntilNanos = first.toNanos();
            }
        }
    }

    /** A class in it has had a stretch before. */
    void setGoesOn() {
        goesOn = true;
    }

    boolean goesOn() {
        return goesOn;
    }

    int index() {
        return index;
    }

    Map<String, Member> members() {
        return members;
    }

    int tests() {
        return sum(members.values(), true);
    }

    int collections() {
        return sum(members.values(), false);
    }

    long endNanos() {
        return endNanos;
    }

    @Nullable
    Long endBytes() {
        return endBytes;
    }

    long collectionsAtEnd() {
        return collectionsAtEnd;
    }

    /** The least heap in use since it began: no more of what was there before can have lived on. */
    @Nullable
    Long leastWithinBytes() {
        return leastWithinBytes;
    }

    /** The least heap in use since the stretch before it ended. */
    @Nullable
    Long leastSinceBytes() {
        return leastSinceBytes;
    }

    /** At least so much of what was in use at the end lived; null is not known. */
    @Nullable
    Long livedBytes() {
        return livedBytes;
    }

    /** It lived at least until then. */
    long livedUntilNanos() {
        return livedUntilNanos;
    }

    private static int sum(Collection<Member> members, boolean tests) {
        long sum = 0;
        for (Member member : members) {
            sum += tests ? member.tests : member.collections;
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    private static @Nullable Long value(Figures figures, Figure figure) {
        return figures.has(figure) ? Long.valueOf(figures.value(figure)) : null;
    }

    private static long orZero(Figures figures, Figure figure) {
        return figures.has(figure) ? figures.value(figure) : 0;
    }

    /** The lesser of those that are known. */
    static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.min(one, other));
    }
}
