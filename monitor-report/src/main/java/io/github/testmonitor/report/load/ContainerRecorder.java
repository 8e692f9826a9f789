package io.github.testmonitor.report.load;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.KillReadings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Puts together what the forks saw of their container. */
final class ContainerRecorder {
    /** More tests at once are not named. */
    private static final int MAXIMUM_RUNNING = 100;

    private final ContainerPeak peak;
    private final PeakThinner<ContainerHistory.Point> points =
            new PeakThinner<>(ContainerHistory.Point::nanosSinceRunStart, List.of(ContainerHistory.Point::memoryBytes));
    private final List<ContainerHistory.RunningTest> atPeak = new ArrayList<>();
    private final Counter throttled = new Counter();
    private final Counter oomKills = new Counter();
    private final KillRecorder kills = new KillRecorder();

    private @Nullable Long memoryLimitBytes;
    private @Nullable Double cpuLimit;

    ContainerRecorder(ContainerPeak peak) {
        this.peak = peak;
    }

    void limits(ForkRecord.Container container) {
        memoryLimitBytes = tighter(memoryLimitBytes, container.memoryLimitBytes());
        cpuLimit = tighter(cpuLimit, container.cpuLimit());
    }

    void sample(long nanos, Readings readings) {
        OptionalLong cpu = readings.get(Reading.CONTAINER_CPU);
        readings.get(Reading.CONTAINER_MEMORY)
                .ifPresent(memory -> points.add(
                        new ContainerHistory.Point(nanos, memory, cpu.isPresent() ? cpu.getAsLong() : null)));
        readings.get(Reading.CONTAINER_THROTTLED).ifPresent(value -> throttled.add(nanos, value));
        readings.get(Reading.CONTAINER_OOM_KILLS).ifPresent(value -> {
            oomKills.add(nanos, value);
            kills.add(nanos, value);
        });
    }

    long peakNanos() {
        return peak.nanosSinceRunStart();
    }

    void ranAtPeak(ContainerHistory.RunningTest test) {
        if (atPeak.size() < MAXIMUM_RUNNING) {
            atPeak.add(test);
        }
    }

    /** The history, or null where no fork could read its container's memory. */
    @Nullable
    ContainerHistory toHistory() {
        List<ContainerHistory.Point> history = points.points();
        if (history.isEmpty()) {
            return null;
        }
        return new ContainerHistory(
                memoryLimitBytes,
                cpuLimit,
                peak.bytes(),
                peak.nanosSinceRunStart(),
                List.copyOf(atPeak),
                history,
                throttled.difference(),
                oomKills.difference());
    }

    KillReadings kills() {
        return kills.toReadings();
    }

    private static <T extends Comparable<T>> @Nullable T tighter(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
