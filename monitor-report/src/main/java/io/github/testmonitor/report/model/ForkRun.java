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
 * @param totals of its tests and their containers; {@code cpuNanos} and the peaks are those of the whole process
 * @param peakRssBytes the kernel's own figure at the end where there is one, else the greatest sample
 * @param peakIsLowerBound the fork died, so that the true peak may be higher
 * @param ending how it ended
 * @param lost the tests that were running when it ended without finishing them
 * @param oomKills processes of its container that the kernel killed for memory between its first and its last sample
 * @param unreadable lines that could not be read, with the first reason
 * @param disabled why the agent left the fork alone, or null
 * @param process what else the whole process used
 * @param cpuBalance where its CPU time went; null where that is not known
 * @param allocatedBalance where its allocation went; null where that is not known
 * @param pace how rarely it was sampled and looked at, where that cost too much
 * @param death why it ended before its tests did; null where it ended in order, or nobody looked
 * @param diedIn the class whose set-up or tear-down it was in when it died and no test was running; null where there was none
 */
public record ForkRun(
        int number,
        String label,
        Path file,
        ForkRecord.@Nullable ForkStarted started,
        @Nullable String disabled,
        Ending ending,
        Duration duration,
        Totals totals,
        @Nullable Long peakRssBytes,
        boolean peakIsLowerBound,
        @Nullable Long peakHeapBytes,
        @Nullable Long cpuNanos,
        @Nullable Long oomKills,
        List<TestRun> lost,
        List<ForkRecord.Unavailable> unavailable,
        ForkRecord.@Nullable Monitor monitor,
        int samples,
        Unreadable unreadable,
        List<Point> history,
        ProcessTotals process,
        @Nullable Balance cpuBalance,
        @Nullable Balance allocatedBalance,
        Pace pace,
        @Nullable Death death,
        @Nullable ContainerRun diedIn) {

    /** The same with the reason of its end. */
    public ForkRun with(Death reason) {
        return with(reason, diedIn);
    }

    /** The same, ended in the set-up or tear-down of a class. */
    public ForkRun in(@Nullable ContainerRun container) {
        return with(death, container);
    }

    private ForkRun with(@Nullable Death reason, @Nullable ContainerRun container) {
        return new ForkRun(
                number,
                label,
                file,
                started,
                disabled,
                ending,
                duration,
                totals,
                peakRssBytes,
                peakIsLowerBound,
                peakHeapBytes,
                cpuNanos,
                oomKills,
                lost,
                unavailable,
                monitor,
                samples,
                unreadable,
                history,
                process,
                cpuBalance,
                allocatedBalance,
                pace,
                reason,
                container);
    }

    /** A fork of whose end nobody has asked for the reason. */
    public ForkRun(
            int number,
            String label,
            Path file,
            ForkRecord.@Nullable ForkStarted started,
            @Nullable String disabled,
            Ending ending,
            Duration duration,
            Totals totals,
            @Nullable Long peakRssBytes,
            boolean peakIsLowerBound,
            @Nullable Long peakHeapBytes,
            @Nullable Long cpuNanos,
            @Nullable Long oomKills,
            List<TestRun> lost,
            List<ForkRecord.Unavailable> unavailable,
            ForkRecord.@Nullable Monitor monitor,
            int samples,
            Unreadable unreadable,
            List<Point> history,
            ProcessTotals process,
            @Nullable Balance cpuBalance,
            @Nullable Balance allocatedBalance,
            Pace pace) {
        this(
                number,
                label,
                file,
                started,
                disabled,
                ending,
                duration,
                totals,
                peakRssBytes,
                peakIsLowerBound,
                peakHeapBytes,
                cpuNanos,
                oomKills,
                lost,
                unavailable,
                monitor,
                samples,
                unreadable,
                history,
                process,
                cpuBalance,
                allocatedBalance,
                pace,
                null,
                null);
    }

    /** A fork of whose process no more is known than its CPU time and its size. */
    public ForkRun(
            int number,
            String label,
            Path file,
            ForkRecord.@Nullable ForkStarted started,
            @Nullable String disabled,
            Ending ending,
            Duration duration,
            Totals totals,
            @Nullable Long peakRssBytes,
            boolean peakIsLowerBound,
            @Nullable Long peakHeapBytes,
            @Nullable Long cpuNanos,
            @Nullable Long oomKills,
            List<TestRun> lost,
            List<ForkRecord.Unavailable> unavailable,
            ForkRecord.@Nullable Monitor monitor,
            int samples,
            Unreadable unreadable,
            List<Point> history) {
        this(
                number,
                label,
                file,
                started,
                disabled,
                ending,
                duration,
                totals,
                peakRssBytes,
                peakIsLowerBound,
                peakHeapBytes,
                cpuNanos,
                oomKills,
                lost,
                unavailable,
                monitor,
                samples,
                unreadable,
                history,
                ProcessTotals.UNKNOWN,
                null,
                null,
                Pace.AS_PLANNED);
    }

    /** GC time of forks together: of the whole process, or where that is not known, of its tests. Null where nothing is known. */
    public static @Nullable Long gcMillis(List<ForkRun> forks) {
        Long sum = null;
        for (ForkRun fork : forks) {
            Long ofProcess = fork.process.gcMillis();
            Long millis = ofProcess != null ? ofProcess : fork.totals.gcMillis();
            if (millis != null) {
                sum = sum == null ? millis : sum > Long.MAX_VALUE - millis ? Long.MAX_VALUE : sum + millis;
            }
        }
        return sum;
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

    /** How a fork ended, as far as its file tells. */
    public enum Ending {
        /** The last record says exit. */
        EXIT,
        /** The JVM was ended by a test: System.exit. */
        EXIT_IN_TEST,
        /** There is no last record: killed, halted, crashed, or still running. */
        NO_LAST_RECORD
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
