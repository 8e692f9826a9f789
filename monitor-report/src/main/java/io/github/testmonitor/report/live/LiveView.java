package io.github.testmonitor.report.live;

import io.github.testmonitor.record.ForkRecord;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a build was doing at one look. Amounts in bytes and nanoseconds; what no fork has said is empty.
 *
 * @param buildId of the newest build
 * @param startedAt when it began
 * @param over whether its Maven has ended and no fork runs; where Maven's process is not known, no fork is enough
 * @param forks those that run, and no others
 * @param finishedForks how many have ended or gone silent
 * @param finishedTests of all forks
 * @param cpuNanos of all forks
 * @param costliest of the finished tests, by CPU time, the costliest first
 */
public record LiveView(
        String buildId,
        Instant startedAt,
        boolean over,
        List<Fork> forks,
        int finishedForks,
        long finishedTests,
        long cpuNanos,
        List<Finished> costliest) {

    /**
     * One fork that runs, by its last sample.
     *
     * @param cpuCores cores in use between its last two samples
     * @param running its tests, the one that has run longest first
     */
    public record Fork(
            ForkRecord.ForkStarted started,
            long finishedTests,
            OptionalDouble cpuCores,
            OptionalLong rssBytes,
            OptionalLong heapUsedBytes,
            OptionalLong threads,
            OptionalLong containerMemoryBytes,
            List<Running> running) {}

    /** A test that runs, and for how long by its fork's last record. */
    public record Running(ForkRecord.Identity identity, long nanos) {}

    /** A test that has finished. */
    public record Finished(
            ForkRecord.Identity identity, OptionalLong cpuNanos, OptionalLong allocatedBytes, OptionalLong wallNanos) {}
}
