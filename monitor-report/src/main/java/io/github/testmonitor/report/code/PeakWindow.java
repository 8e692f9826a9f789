package io.github.testmonitor.report.code;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * When a test's samples first came within a tenth of the greatest rise of one quantity, and the heaviest stack seen then. Memory seldom
 * falls at once: what creeps on a plateau must not take the blame from what raised it. Keeps some fifteen windows at most. Not thread-safe.
 */
final class PeakWindow {
    /** A look tells what has moved in some 20 ms before it: one that comes just after the window tells of its end, too. */
    private static final long LOOK_NANOS = 25_000_000;

    private static final double NEAR = 0.9;
    private static final double STEP = 1.05;

    private final Weight weight;
    /** Each clearly above the one before; the rise of the first is at least half of that of the last. */
    private final Deque<Window> windows = new ArrayDeque<>();

    private boolean begun;
    private long first;
    private long greatest;

    PeakWindow(Weight weight) {
        this.weight = weight;
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
    void add(long value, long fromT, long toT, @Nullable SeenStack heaviest) {
        first = begun ? first : value;
        begun = true;
        greatest = windows.isEmpty() ? value : Math.max(greatest, value);
        if (windows.isEmpty() || isAbove(windows.getLast(), value)) {
            Window window = new Window(value, fromT, toT, new HeaviestStack(weight));
            window.stack.add(heaviest);
            windows.add(window);
            while (windows.size() > 1 && rise(windows.getFirst().value) < rise(value) / 2) {
                windows.removeFirst();
            }
        }
    }

    /** A stack that came after the sample. */
    void late(SeenStack seen) {
        if (isKnown()) {
            Window last = windows.getLast();
            if (seen.t() >= last.toT && seen.t() - last.toT <= LOOK_NANOS) {
                last.stack.add(seen);
            }
        }
    }

    boolean isKnown() {
        return !windows.isEmpty();
    }

    /** Whether the samples have come so near to a value that it may be of their time. */
    boolean hasNear(long value) {
        return isKnown() && rise(greatest) >= NEAR * rise(value);
    }

    long first() {
        return first;
    }

    long greatest() {
        return greatest;
    }

    long fromT() {
        return near().fromT;
    }

    long toT() {
        return near().toT;
    }

    @Nullable
    SeenStack stack() {
        return near().stack.get();
    }

    private Window near() {
        double enough = NEAR * rise(greatest);
        for (Window window : windows) {
            if (rise(window.value) >= enough) {
                return window;
            }
        }
        return windows.getLast();
    }

    private boolean isAbove(Window window, long value) {
        return value > window.value && rise(value) > STEP * rise(window.value);
    }

    private double rise(long value) {
        return (double) value - first;
    }

    private record Window(long value, long fromT, long toT, HeaviestStack stack) {}
}
