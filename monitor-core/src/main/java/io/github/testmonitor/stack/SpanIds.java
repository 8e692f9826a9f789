package io.github.testmonitor.stack;

import java.util.Arrays;
import java.util.function.LongPredicate;

/** The numbers of some spans. Immutable; no lambda, as a fork's first one costs more than all looks of a minute. */
public final class SpanIds implements LongPredicate {
    static final SpanIds NONE = new SpanIds(new long[0]);

    private final long[] sorted;

    private SpanIds(long[] sorted) {
        this.sorted = sorted;
    }

    /** The first so many of these. */
    public static SpanIds of(long[] ids, int count) {
        long[] sorted = Arrays.copyOf(ids, count);
        Arrays.sort(sorted);
        return new SpanIds(sorted);
    }

    @Override
    public boolean test(long id) {
        return Arrays.binarySearch(sorted, id) >= 0;
    }
}
