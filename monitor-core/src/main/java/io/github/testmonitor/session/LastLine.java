package io.github.testmonitor.session;

import io.github.testmonitor.ownership.Ownership;
import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord.ForkFinished;
import io.github.testmonitor.record.ForkRecord.Monitor;
import io.github.testmonitor.record.ForkRecord.Outside;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.sampling.Sampler;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Gathers what the whole fork has used, at its end. What has not been opened by then is not read, and absent. */
final class LastLine {
    private final ForkFileWriter out;
    private final OpenSpans open;
    private final PeakEpochs epochs;
    private final OutsideWork framework;
    private final Ownership ownership;
    private final MonitorThreads monitor;
    private final HookCost hookCost;

    LastLine(
            ForkFileWriter out,
            OpenSpans open,
            PeakEpochs epochs,
            OutsideWork framework,
            Ownership ownership,
            MonitorThreads monitor,
            HookCost hookCost) {
        this.out = out;
        this.open = open;
        this.epochs = epochs;
        this.framework = framework;
        this.ownership = ownership;
        this.monitor = monitor;
        this.hookCost = hookCost;
    }

    /**
     * Reads it now.
     *
     * @param t now, in nanoseconds since the fork's start
     */
    ForkFinished at(long t, @Nullable Sampler running, @Nullable Probes opened) {
        Readings end = opened == null ? new Readings() : opened.readLastSample();
        Long ofThreads = opened == null ? null : known(monitor.cpuNanos(opened.threads()));
        return new ForkFinished(
                t,
                open.isTestRunning() ? "exitInTest" : "exit",
                known(end.get(Reading.CPU)),
                known(end.get(Reading.ALLOCATED)),
                known(peakResidentBytes(opened)),
                known(end.get(Reading.GC_CPU)),
                known(end.get(Reading.JIT_CPU)),
                opened == null ? Outside.UNKNOWN : outside(opened, ofThreads),
                new Monitor(
                        ofThreads == null ? null : ofThreads + hookCost.nanos(),
                        out.writtenBytes(),
                        running == null ? 0 : running.samples(),
                        running == null ? 0 : running.lateSamples()));
    }

    private Outside outside(Probes opened, @Nullable Long monitorCpuNanos) {
        framework.addTails(opened.threads(), ownership.ifFollowed());
        return new Outside(
                framework.cpuNanos(),
                framework.allocatedBytes(),
                monitorCpuNanos,
                known(monitor.allocatedBytes(opened.threads())));
    }

    /** The greatest of the epochs and of the kernel's own mark, which covers what no epoch did; else the greatest reading. */
    private OptionalLong peakResidentBytes(@Nullable Probes opened) {
        OptionalLong ofEpochs = epochs.greatestBytes();
        OptionalLong mark = opened == null ? OptionalLong.empty() : opened.peakResidentBytes();
        if (ofEpochs.isPresent() && mark.isPresent()) {
            return OptionalLong.of(Math.max(ofEpochs.getAsLong(), mark.getAsLong()));
        }
        return mark.isPresent() ? mark : open.greatestResidentBytes();
    }

    private static @Nullable Long known(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static @Nullable Long known(long value) {
        return value < 0 ? null : value;
    }
}
