package io.github.testmonitor.report.code;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A sample with the time that it tells of: from the sample before to its own.
 *
 * @param fromT nanoseconds on the fork's clock
 * @param toT nanoseconds on the fork's clock
 * @param before the readings of the sample before, or null where there was none
 */
public record SampleWindow(long fromT, long toT, @Nullable Readings before, Readings readings) {

    /** CPU time of the fork in the window, or empty where that is not known. */
    OptionalLong cpuNanos() {
        if (before == null || !before.has(Reading.CPU) || !readings.has(Reading.CPU)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.max(0, readings.value(Reading.CPU) - before.value(Reading.CPU)));
    }

    OptionalLong value(Reading first, Reading second) {
        return readings.has(first) ? readings.get(first) : readings.get(second);
    }
}
