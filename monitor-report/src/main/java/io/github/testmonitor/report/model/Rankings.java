package io.github.testmonitor.report.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The top of the run, for each metric and level; the greatest first. Every metric has its list, empty where nothing was
 * measured.
 *
 * @param tests the single attempts with the greatest value
 * @param groups classes, packages, modules and forks by their sums and peaks
 * @param containers the one with the greatest value of its own, without its tests, for each metric of which it has one
 */
public record Rankings(
        Map<Metric, List<TestRun>> tests,
        Map<Level, Map<Metric, List<Group>>> groups,
        Map<Metric, ContainerRun> containers) {

    /** Rankings of a run without containers. */
    public Rankings(Map<Metric, List<TestRun>> tests, Map<Level, Map<Metric, List<Group>>> groups) {
        this(tests, groups, Map.of());
    }

    /** The attempts with the greatest value of the metric. */
    public List<TestRun> tests(Metric metric) {
        return tests.getOrDefault(metric, List.of());
    }

    /** The container with the greatest value of its own; null where the metric was measured for none, or is of no container alone. */
    public @Nullable ContainerRun container(Metric metric) {
        return containers.get(metric);
    }

    /** The groups of the level with the greatest value of the metric. */
    public List<Group> groups(Level level, Metric metric) {
        return groups.getOrDefault(level, Map.of()).getOrDefault(metric, List.of());
    }

    /** What tests are gathered by. */
    public enum Level {
        CLASS,
        PACKAGE,
        MODULE,
        FORK
    }

    /**
     * The tests and containers of a class, package, module or fork taken together.
     *
     * @param name the class, the package, {@code groupId:artifactId}, or {@code fork 3}
     * @param values sums, or the greatest where a metric is not additive; a metric that nothing was measured for is missing. What
     *     several tests share is in no sum. Of forks, CPU time, wall time, GC time, allocated bytes and peaks are those of the whole
     *     process; the GC time of a module is that of its forks, and its peaks are never below theirs
     * @param shared the metrics whose value is the greatest, and is of a test that shared it
     * @param sampled the metrics whose value is sampled, or has a part that is
     * @param atLeast the metrics of which there was more than the value: a test was lost, several shared something, or a fork died. Some
     *     may have no value at all
     */
    public record Group(
            String name,
            String module,
            Totals totals,
            Map<Metric, Long> values,
            Set<Metric> shared,
            Set<Metric> sampled,
            Set<Metric> atLeast) {}
}
