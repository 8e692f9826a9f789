package io.github.testmonitor.report.render.data;

import org.jspecify.annotations.Nullable;

/** A column of numbers as JSON, plain or as differences to the number before, which are shorter. Not thread-safe. */
final class NumberColumn {
    private final StringBuilder out = new StringBuilder("[");
    private final boolean differences;
    private long before;

    private NumberColumn(boolean differences) {
        this.differences = differences;
    }

    static NumberColumn plain() {
        return new NumberColumn(false);
    }

    static NumberColumn differences() {
        return new NumberColumn(true);
    }

    /** Null is absent; the next difference is to the last number that was there. */
    void add(@Nullable Long value) {
        if (out.length() > 1) {
            out.append(',');
        }
        if (value == null) {
            out.append("null");
        } else {
            out.append(value - before);
            before = differences ? value : 0;
        }
    }

    CharSequence json() {
        return new StringBuilder(out).append(']');
    }
}
