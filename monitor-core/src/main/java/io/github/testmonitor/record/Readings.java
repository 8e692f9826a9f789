package io.github.testmonitor.record;

import java.util.OptionalLong;

/**
 * The readings of one sample; one that could not be read is absent, never 0. Made by filling it and handing it over: whoever
 * receives it must not set anything. Not thread-safe.
 */
public final class Readings {
    private static final int COUNT = Reading.values().length;

    private final long[] values = new long[COUNT];
    private int present;

    public Readings set(Reading reading, long value) {
        values[reading.ordinal()] = value;
        present |= 1 << reading.ordinal();
        return this;
    }

    /** Takes over the other's, where it is there and greater. */
    public void raise(Reading reading, Readings other) {
        int at = reading.ordinal();
        if (other.has(reading) && (!has(reading) || values[at] < other.values[at])) {
            set(reading, other.values[at]);
        }
    }

    public boolean has(Reading reading) {
        return (present & 1 << reading.ordinal()) != 0;
    }

    /** The value of a reading that is there; for those who have asked {@link #has} first and must not make objects. */
    public long value(Reading reading) {
        if (!has(reading)) {
            throw new IllegalStateException(reading + " is absent");
        }
        return values[reading.ordinal()];
    }

    public OptionalLong get(Reading reading) {
        return has(reading) ? OptionalLong.of(values[reading.ordinal()]) : OptionalLong.empty();
    }
}
