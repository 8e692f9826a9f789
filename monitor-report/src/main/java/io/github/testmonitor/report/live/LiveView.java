package io.github.testmonitor.report.live;

import io.github.testmonitor.record.ForkRecord;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

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
 * @param container by the fork that spoke of it last; null where none runs that has
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
        @Nullable Container container,
        List<Finished> costliest) {

    /** The same when the build is over: nothing runs. */
    public LiveView ended() {
        return new LiveView(
                buildId,
                startedAt,
                true,
                List.of(),
                finishedForks + forks.size(),
                finishedTests,
                cpuNanos,
                container,
                costliest);
    }

    /** What the forks' container holds, and how much it may; null is no limit. */
    public record Container(long memoryBytes, @Nullable Long limitBytes) {}

    /**
     * One fork that runs, by its last sample.
     *
     * @param number counts the forks of the build from 1, in the order in which they were found
     * @param cpuCores cores in use between its last two samples
     * @param running its tests, the one that has run longest first
     */
    public record Fork(
            int number,
            ForkRecord.ForkStarted started,
            long finishedTests,
            OptionalDouble cpuCores,
            OptionalLong rssBytes,
            OptionalLong heapUsedBytes,
            OptionalLong threads,
            OptionalLong containerMemoryBytes,
            List<Running> running) {}

    /**
     * A test that runs.
     *
     * @param id of its span in its fork
     * @param startT on its fork's clock
     * @param nanos for how long by its fork's last record
     */
    public record Running(long id, ForkRecord.Identity identity, long startT, long nanos, SoFar soFar) {}

    /**
     * What the samples and stacks of its fork say of a test while it runs. CPU, allocation and growth count from the first sample in
     * the test on.
     *
     * @param alone whether no other test has run in the fork since its start; else the figures are of all of them together
     * @param cpuNanos of the whole fork
     * @param allocatedBytes of the whole fork
     * @param rssBytes of the fork, now
     * @param peakHeapBytes the greatest of the samples
     * @param peakRssBytes the greatest of the samples
     * @param rssGrowthBytes that peak less the resident memory at the first sample
     * @param seenCpuNanos the least that the test itself has used, by the stacks; 0 where there are none
     * @param seenAllocatedBytes the least that the test itself has allocated, by the stacks; 0 where there are none
     */
    public record SoFar(
            boolean alone,
            OptionalLong cpuNanos,
            OptionalLong allocatedBytes,
            OptionalLong rssBytes,
            OptionalLong peakHeapBytes,
            OptionalLong peakRssBytes,
            OptionalLong rssGrowthBytes,
            long seenCpuNanos,
            long seenAllocatedBytes) {}

    /** A test that has finished. */
    public record Finished(
            ForkRecord.Identity identity, OptionalLong cpuNanos, OptionalLong allocatedBytes, OptionalLong wallNanos) {}
}
