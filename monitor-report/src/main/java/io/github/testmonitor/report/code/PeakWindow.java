package io.github.testmonitor.report.code;

import org.jspecify.annotations.Nullable;

/**
 * The greatest value that a test's samples told of one quantity, when that was, and the heaviest stack seen then. Not thread-safe.
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
    void add(long value, long from, long to, @Nullable SeenStack heaviest) {
        first = begun ? first : value;
        if (!known || value > greatest) {
            greatest = value;
            fromT = from;
            toT = to;
            stack.clear();
            stack.add(heaviest);
        }
        begun = true;
        known = true;
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
