package io.github.testmonitor.report.load;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.report.model.ForkRun;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How large a fork was over time, and at its greatest; from its samples and from the peaks of its tests. */
final class ForkSize {
    private final PeakThinner<ForkRun.Point> history = new PeakThinner<>(
            ForkRun.Point::nanosSinceRunStart,
            List.of(point -> orLeast(point.rssBytes()), point -> orLeast(point.heapUsedBytes())));
    private final Counter oomKills = new Counter();

    private @Nullable Long peakRssBytes;
    private @Nullable Long peakHeapBytes;
    private @Nullable Long cpuNanos;
    private @Nullable Long allocatedBytes;
    private @Nullable Long gcMillis;
    private @Nullable Long gcCpuNanos;
    private @Nullable Long jitCpuNanos;
    private int samples;

    void add(long nanosSinceRunStart, Readings readings) {
        samples++;
        Long rss = boxed(readings.get(Reading.RSS));
        Long heap = boxed(readings.get(Reading.HEAP_USED));
        Long cpu = boxed(readings.get(Reading.CPU));
        peakRssBytes = greater(peakRssBytes, rss);
        peakRssBytes = greater(peakRssBytes, boxed(readings.get(Reading.PEAK_RSS)));
        peakHeapBytes = greater(peakHeapBytes, heap);
        cpuNanos = greater(cpuNanos, cpu);
        allocatedBytes = greater(allocatedBytes, boxed(readings.get(Reading.ALLOCATED)));
        gcMillis = greater(gcMillis, boxed(readings.get(Reading.GC_TIME)));
        gcCpuNanos = greater(gcCpuNanos, boxed(readings.get(Reading.GC_CPU)));
        jitCpuNanos = greater(jitCpuNanos, boxed(readings.get(Reading.JIT_CPU)));
        Long container = boxed(readings.get(Reading.CONTAINER_MEMORY));
        history.add(new ForkRun.Point(nanosSinceRunStart, rss, heap, cpu, container));
        readings.get(Reading.CONTAINER_OOM_KILLS).ifPresent(kills -> oomKills.add(nanosSinceRunStart, kills));
    }

    void add(Figures figures) {
        peakRssBytes = greater(peakRssBytes, boxed(figures.get(Figure.PEAK_RSS)));
        peakHeapBytes = greater(peakHeapBytes, boxed(figures.get(Figure.PEAK_HEAP)));
    }

    @Nullable
    Long peakRssBytes() {
        return peakRssBytes;
    }

    @Nullable
    Long peakHeapBytes() {
        return peakHeapBytes;
    }

    /** CPU time of the process at its last sample. */
    @Nullable
    Long cpuNanos() {
        return cpuNanos;
    }

    /** What the process used; its last record, where there is one, knows better than its last sample. */
    ForkRun.ProcessTotals process(ForkRecord.@Nullable ForkFinished finished) {
        if (finished == null) {
            return new ForkRun.ProcessTotals(allocatedBytes, gcMillis, gcCpuNanos, jitCpuNanos);
        }
        Long allocatedAtEnd = finished.allocatedBytes();
        return new ForkRun.ProcessTotals(
                allocatedAtEnd != null ? allocatedAtEnd : allocatedBytes,
                gcMillis,
                finished.gcCpuNanos(),
                finished.jitCpuNanos());
    }

    @Nullable
    Long oomKills() {
        return oomKills.difference();
    }

    int samples() {
        return samples;
    }

    List<ForkRun.Point> history() {
        return history.points();
    }

    private static long orLeast(@Nullable Long value) {
        return value != null ? value : Long.MIN_VALUE;
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static @Nullable Long greater(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }
}
