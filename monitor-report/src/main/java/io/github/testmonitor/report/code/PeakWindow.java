package io.github.testmonitor.report.code;

import org.jspecify.annotations.Nullable;

/**
 * When a test's samples first came near their greatest value of one quantity, and the heaviest stack seen then. Memory seldom falls at
 * once: what creeps on a plateau, by less than a tenth of the rise, does not move the window. Not thread-safe.
 */
final class PeakWindow {
    /**
     * A look tells what has moved in some 20 ms before it: one that comes just after the window tells of its end, too.
     */
    private static final long LOOK_NANOS = 25_000_000;

    private final HeaviestStack stack;
    private boolean begun;
    private boolean known;
    private long first;
    private long greatest;
    private long value;
    private long fromT;
    private long toT;

    PeakWindow(Weight weight) {
        stack = new HeaviestStack(weight);
    }

    /** A value before the test, which is where it starts from. */
    void begin(long value) {
        first = value;
        begun = true;
    }

    /**
     * A value of the test.
     *
     * @param heaviest the heaviest stack seen in the window
     */
    void add(long sampled, long from, long to, @Nullable SeenStack heaviest) {
        first = begun ? first : sampled;
        greatest = known ? Math.max(greatest, sampled) : sampled;
        if (!known || isClearlyAbove(sampled)) {
            value = sampled;
            fromT = from;
            toT = to;
            stack.clear();
            stack.add(heaviest);
        }
        begun = true;
        known = true;
    }

    /** Whether a value is above that of the window by more than a tenth of its rise. */
    boolean isClearlyAbove(long other) {
        return other > value && other - first > 1.1 * (value - first);
    }

    /** A stack that came after the sample. */
    void late(SeenStack seen) {
        if (isKnown() && seen.t() >= toT && seen.t() - toT <= LOOK_NANOS) {
            stack.add(seen);
        }
    }

    boolean isKnown() {
        return known;
    }

    long first() {
        return first;
    }

    long greatest() {
        return greatest;
    }

    long fromT() {
        return fromT;
    }

    long toT() {
        return toT;
    }

    @Nullable
    SeenStack stack() {
        return stack.get();
    }
}
