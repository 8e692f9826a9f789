package io.github.testmonitor.report.alert;

import io.github.testmonitor.report.live.LiveView.Running;
import io.github.testmonitor.report.live.LiveView.SoFar;
import io.github.testmonitor.report.model.Metric;

/** What can be said of a metric while the test runs. */
final class SoFarMetrics {
    private SoFarMetrics() {}

    /**
     * The least that the metric will be when the test has finished, in its unit; 0 where nothing is known yet. Allocation of a test that
     * runs alone is taken from its whole fork. CPU is not: compilers and collectors are in the fork's.
     */
    static long least(Running test, Metric metric) {
        SoFar soFar = test.soFar();
        return switch (metric) {
            case WALL_TIME -> test.nanos();
            case CPU_TIME -> soFar.seenCpuNanos();
            case ALLOCATED ->
                Math.max(
                        soFar.seenAllocatedBytes(),
                        soFar.alone() ? soFar.allocatedBytes().orElse(0) : 0);
            case PEAK_HEAP -> soFar.peakHeapBytes().orElse(0);
            case PEAK_RSS -> soFar.peakRssBytes().orElse(0);
            case RSS_GROWTH -> soFar.rssGrowthBytes().orElse(0);
            case GC_TIME, CLASSES_LOADED, LEAKED_THREADS, LEAKED_FILES, CHILD_CPU_TIME, CHILD_PEAK_RSS, LOST_TESTS -> 0;
        };
    }
}
