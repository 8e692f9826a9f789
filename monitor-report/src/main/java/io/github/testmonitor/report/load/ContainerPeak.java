package io.github.testmonitor.report.load;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;

/** When the container was at its greatest, by the samples of all forks. */
final class ContainerPeak {
    private long bytes;
    private long nanos;

    void add(Readings readings, long nanosSinceRunStart) {
        readings.get(Reading.CONTAINER_MEMORY).ifPresent(memory -> {
            if (memory > bytes) {
                bytes = memory;
                nanos = nanosSinceRunStart;
            }
        });
    }

    long bytes() {
        return bytes;
    }

    long nanosSinceRunStart() {
        return nanos;
    }
}
