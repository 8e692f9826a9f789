package io.github.testmonitor.session;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;

/** The greatest heap, direct and resident memory that was read while a span ran. Guarded by {@link OpenSpans}. */
final class Peaks {
    private static final Reading[] OF = {Reading.HEAP_USED, Reading.DIRECT, Reading.RSS};

    private final Readings greatest = new Readings();

    void fold(Readings readings) {
        for (Reading reading : OF) {
            if (readings.has(reading)
                    && (!greatest.has(reading) || greatest.value(reading) < readings.value(reading))) {
                greatest.set(reading, readings.value(reading));
            }
        }
    }

    Readings greatest() {
        return greatest;
    }
}
