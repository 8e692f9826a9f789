package io.github.testmonitor.report.code;

import org.jspecify.annotations.Nullable;

/** Keeps the heaviest of the stacks it is shown; of equals the first. One without weight is none. Not thread-safe. */
final class HeaviestStack {
    private final Weight weight;
    private @Nullable SeenStack stack;

    HeaviestStack(Weight weight) {
        this.weight = weight;
    }

    void add(@Nullable SeenStack other) {
        if (other != null && other.weight(weight) > (stack == null ? 0 : stack.weight(weight))) {
            stack = other;
        }
    }

    void clear() {
        stack = null;
    }

    @Nullable
    SeenStack get() {
        return stack;
    }
}
