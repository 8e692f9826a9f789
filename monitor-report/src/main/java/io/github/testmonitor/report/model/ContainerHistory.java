package io.github.testmonitor.report.model;

import io.github.testmonitor.record.ForkRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The container of the run over time, thinned for drawing so that the peak stays.
 *
 * @param memoryLimitBytes null is "no limit"
 * @param peakBytes the greatest sample seen by any fork
 * @param atPeak what ran at that moment
 * @param throttledNanos how long the container was kept from running meanwhile, for its CPU limit
 * @param oomKills processes of the container that the kernel killed for memory meanwhile
 */
public record ContainerHistory(
        @Nullable Long memoryLimitBytes,
        @Nullable Double cpuLimit,
        long peakBytes,
        long peakNanosSinceRunStart,
        List<RunningTest> atPeak,
        List<Point> points,
        @Nullable Long throttledNanos,
        @Nullable Long oomKills) {

    /** Time since the start of the run; {@code cpuNanos} counts from the start of the container. */
    public record Point(
            long nanosSinceRunStart,
            long memoryBytes,
            @Nullable Long cpuNanos) {}

    /**
     * A test that was running at a moment, and how large its fork was then.
     *
     * @param test null where only names are known
     * @param container it is none, but a class in its set-up or tear-down
     */
    public record RunningTest(
            int fork,
            String className,
            String displayName,
            @Nullable Long rssBytes,
            @Nullable TestRun test,
            boolean container) {

        public RunningTest(
                int fork, String className, String displayName, @Nullable Long rssBytes, @Nullable TestRun test) {
            this(fork, className, displayName, rssBytes, test, false);
        }

        /** A test of which only the names are known. */
        public RunningTest(int fork, String className, String displayName, @Nullable Long rssBytes) {
            this(fork, className, displayName, rssBytes, null);
        }

        /** A class in its set-up or tear-down. */
        public static RunningTest container(int fork, ForkRecord.Identity identity, @Nullable Long rssBytes) {
            String className = identity.className();
            return new RunningTest(
                    fork, className == null ? "" : className, identity.displayName(), rssBytes, null, true);
        }
    }
}
