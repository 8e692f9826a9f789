package io.github.testmonitor.record;

/** The unit of a figure or reading; the only four that the record format knows. */
public enum Unit {
    NANOSECONDS,
    MILLISECONDS,
    BYTES,
    COUNT
}
