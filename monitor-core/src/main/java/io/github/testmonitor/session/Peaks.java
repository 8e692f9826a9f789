package io.github.testmonitor.session;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;

/** The greatest heap, direct and resident memory that was read while a span ran. Guarded by {@link OpenSpans}. */
final class Peaks {
    private static final Reading[] OF = {Reading.HEAP_USED, Reading.DIRECT, Reading.RSS};

    private final Readings greatest = new Readings();

    void fold(Readings readings) {
        for (Reading reading : OF) {
            greatest.raise(reading, readings);
        }
    }

    Readings greatest() {
        return greatest;
    }
}
