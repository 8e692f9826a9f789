package io.github.testmonitor.report.ranking;

import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Groups;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Rankings;
import io.github.testmonitor.report.model.Rankings.Group;
import io.github.testmonitor.report.model.Rankings.Level;
import io.github.testmonitor.report.model.TestRun;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The ranked run: the top of each ranking, and all groups. */
public final class Ranking {
    private final int top;
    private final Map<Metric, List<TestRun>> tests;
    private final Map<Metric, ContainerRun> containers;
    private final Groups groups;

    Ranking(int top, Map<Metric, List<TestRun>> tests, Map<Metric, ContainerRun> containers, Groups groups) {
        this.top = top;
        this.tests = tests;
        this.containers = containers;
        this.groups = groups;
    }

    /** All groups with their values, each time computed anew. */
    public Groups groups() {
        return groups;
    }

    /** The greatest tests, containers and groups of each metric. */
    public Rankings rankings() {
        Map<Level, Map<Metric, List<Group>>> ranked = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            ranked.put(level, rank(level));
        }
        return new Rankings(tests, ranked, containers);
    }

    private Map<Metric, List<Group>> rank(Level level) {
        Map<Metric, Top<Group>> tops = new EnumMap<>(Metric.class);
        groups.forEach(
                level,
                group -> group.values()
                        .forEach((metric, value) -> tops.computeIfAbsent(metric, first -> new Top<>(top))
                                .add(group, value)));
        Map<Metric, List<Group>> ranked = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            ranked.put(metric, List.of());
        }
        tops.forEach((metric, top) -> ranked.put(metric, top.toList()));
        return ranked;
    }
}
