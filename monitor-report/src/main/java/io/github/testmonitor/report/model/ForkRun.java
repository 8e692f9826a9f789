package io.github.testmonitor.report.model;

import io.github.testmonitor.record.ForkRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fork of the run.
 *
 * @param number counts the forks of the run from 1 in the order of their start; what people see as "fork 3"
 * @param label module, and execution where the module has several
 * @param disabled why the agent left the fork alone, or null
 * @param totals of its tests and their containers; {@code cpuNanos} and the peaks are those of the whole process
 * @param peakRssBytes the kernel's own figure at the end where there is one, else the greatest sample
 * @param oomKills processes of its container that the kernel killed for memory between its first and its last sample
 * @param process what else the whole process used
 * @param cpuBalance where its CPU time went; null where that is not known
 * @param allocatedBalance where its allocation went; null where that is not known
 */
public record ForkRun(
        int number,
        String label,
        Path file,
        ForkRecord.@Nullable ForkStarted started,
        @Nullable String disabled,
        Duration duration,
        Totals totals,
        @Nullable Long peakRssBytes,
        @Nullable Long peakHeapBytes,
        @Nullable Long cpuNanos,
        ProcessTotals process,
        @Nullable Balance cpuBalance,
        @Nullable Balance allocatedBalance,
        @Nullable Long oomKills,
        List<Point> history,
        ForkEnd end,
        Quality quality) {

    /** Whether it ended without a word: then its figures are those of its last sample, and lower bounds. */
    public boolean died() {
        return disabled == null && end.ending() == ForkEnd.Ending.NO_LAST_RECORD;
    }

    /** The same with the reason of its end. */
    public ForkRun with(Death reason) {
        return new ForkRun(
                number,
                label,
                file,
                started,
                disabled,
                duration,
                totals,
                peakRssBytes,
                peakHeapBytes,
                cpuNanos,
                process,
                cpuBalance,
                allocatedBalance,
                oomKills,
                history,
                end.with(reason),
                quality);
    }

    /**
     * What the whole process used, tests or not: by its last record, else by its last sample. Null is not known.
     *
     * @param gcCpuNanos CPU time of the garbage collector's threads, which is nobody's
     * @param jitCpuNanos CPU time of the compiler's threads, which is nobody's
     */
    public record ProcessTotals(
            @Nullable Long allocatedBytes,
            @Nullable Long gcMillis,
            @Nullable Long gcCpuNanos,
            @Nullable Long jitCpuNanos) {
        public static final ProcessTotals UNKNOWN = new ProcessTotals(null, null, null, null);
    }

    /**
     * How good what is known of a fork is, and what it cost to get it.
     *
     * @param unavailable what it could not read
     * @param monitor what the monitor cost, by its last record
     * @param samples how many were taken
     * @param unreadable lines that could not be read, with the first reason
     * @param pace how rarely it was sampled and looked at, where that cost too much
     */
    public record Quality(
            List<ForkRecord.Unavailable> unavailable,
            ForkRecord.@Nullable Monitor monitor,
            int samples,
            Unreadable unreadable,
            Pace pace) {}

    /**
     * How rarely a fork was looked at, at its worst, because it cost too much. Null: as planned.
     *
     * @param sampleMillis the longest interval of its samples
     * @param lookMillis the longest period of the looks that lead to stacks
     */
    public record Pace(
            @Nullable Long sampleMillis, @Nullable Long lookMillis) {
        public static final Pace AS_PLANNED = new Pace(null, null);

        /** The same with samples taken as rarely as this. */
        public Pace withSamplesEvery(long millis) {
            return new Pace(sampleMillis == null ? millis : Math.max(sampleMillis, millis), lookMillis);
        }

        /** The same with looks as rare as this. */
        public Pace withLooksEvery(long millis) {
            return new Pace(sampleMillis, lookMillis == null ? millis : Math.max(lookMillis, millis));
        }
    }

    /**
     * Lines that were passed over.
     *
     * @param malformed no JSON, or a record without what it must have
     * @param unknown types this version does not know
     */
    public record Unreadable(
            int malformed,
            int unknown,
            boolean tornLastLine,
            @Nullable String firstReason) {}

    /**
     * One point of the fork's history, thinned for drawing so that peaks stay; time since the start of the run.
     * {@code cpuNanos} is the CPU time of the process so far, {@code containerBytes} the memory of its whole container.
     */
    public record Point(
            long nanosSinceRunStart,
            @Nullable Long rssBytes,
            @Nullable Long heapUsedBytes,
            @Nullable Long cpuNanos,
            @Nullable Long containerBytes) {

        /** A point where nothing is known of the container. */
        public Point(
                long nanosSinceRunStart,
                @Nullable Long rssBytes,
                @Nullable Long heapUsedBytes,
                @Nullable Long cpuNanos) {
            this(nanosSinceRunStart, rssBytes, heapUsedBytes, cpuNanos, null);
        }
    }
}
