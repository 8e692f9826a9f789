package io.github.testmonitor.report.live;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.report.live.LiveView.SoFar;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A test that runs, and what its fork's samples and stacks say of it so far. What is counted begins with the first sample after its
 * start, so that nothing of what ran before is in it. Not thread-safe.
 */
final class RunningTest {
    private final ForkRecord.TestStarted started;
    private boolean alone;
    private ForkRecord.@Nullable Sample first;
    private ForkRecord.@Nullable Sample latest;
    private OptionalLong peakHeapBytes = OptionalLong.empty();
    private OptionalLong peakRssBytes = OptionalLong.empty();
    private long stackCpuNanos;
    private long stackAllocatedBytes;

    RunningTest(ForkRecord.TestStarted started, boolean alone) {
        this.started = started;
        this.alone = alone;
    }

    ForkRecord.TestStarted started() {
        return started;
    }

    /** Another test began while it ran. */
    void isNotAlone() {
        alone = false;
    }

    void see(ForkRecord.Sample sample) {
        if (sample.t() < started.t()) {
            return;
        }
        if (first == null) {
            first = sample;
        }
        latest = sample;
        peakHeapBytes = greater(peakHeapBytes, sample.readings().get(Reading.HEAP_USED));
        peakRssBytes = greater(peakRssBytes, sample.readings().get(Reading.RSS));
        if (sample.t() - sample.gapNanos() >= started.t()) {
            peakRssBytes = greater(peakRssBytes, sample.readings().get(Reading.PEAK_RSS));
        }
    }

    /** What a thread was seen to have used for this test since the look before. */
    void see(ForkRecord.Stack stack) {
        stackCpuNanos += stack.cpuNanos() != null ? stack.cpuNanos() : 0;
        stackAllocatedBytes += stack.allocatedBytes() != null ? stack.allocatedBytes() : 0;
    }

    SoFar soFar() {
        OptionalLong before =
                first == null ? OptionalLong.empty() : first.readings().get(Reading.RSS);
        return new SoFar(
                alone,
                sinceFirst(Reading.CPU),
                sinceFirst(Reading.ALLOCATED),
                latest == null ? OptionalLong.empty() : latest.readings().get(Reading.RSS),
                peakHeapBytes,
                peakRssBytes,
                before.isPresent() && peakRssBytes.isPresent()
                        ? OptionalLong.of(Math.max(0, peakRssBytes.getAsLong() - before.getAsLong()))
                        : OptionalLong.empty(),
                stackCpuNanos,
                stackAllocatedBytes);
    }

    /** How much a counter of the fork has moved; empty until there are two samples. */
    private OptionalLong sinceFirst(Reading counter) {
        if (first == null || latest == null || latest.t() <= first.t()) {
            return OptionalLong.empty();
        }
        OptionalLong from = first.readings().get(counter);
        OptionalLong to = latest.readings().get(counter);
        return from.isPresent() && to.isPresent()
                ? OptionalLong.of(Math.max(0, to.getAsLong() - from.getAsLong()))
                : OptionalLong.empty();
    }

    private static OptionalLong greater(OptionalLong one, OptionalLong other) {
        return one.isEmpty() || (other.isPresent() && other.getAsLong() > one.getAsLong()) ? other : one;
    }
}
