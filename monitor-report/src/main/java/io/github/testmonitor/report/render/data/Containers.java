package io.github.testmonitor.report.render.data;

import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Metric;
import java.util.OptionalLong;

/** What the set-up and tear-down of classes cost, column by column. Not thread-safe. */
final class Containers {
    private final NumberColumn classes = NumberColumn.plain();
    private final NumberColumn forks = NumberColumn.plain();
    private final NumberColumn wall = NumberColumn.plain();
    private final NumberColumn cpu = NumberColumn.plain();
    private final NumberColumn allocated = NumberColumn.plain();

    void add(ContainerRun container, int classNumber) {
        classes.add((long) classNumber);
        forks.add((long) container.fork());
        add(wall, container, Metric.WALL_TIME);
        add(cpu, container, Metric.CPU_TIME);
        add(allocated, container, Metric.ALLOCATED);
    }

    CharSequence json() {
        return new ScriptJson()
                .raw("{")
                .field("class")
                .raw(classes.json())
                .field("fork")
                .raw(forks.json())
                .field("WALL_TIME")
                .raw(wall.json())
                .field("CPU_TIME")
                .raw(cpu.json())
                .field("ALLOCATED")
                .raw(allocated.json())
                .raw("}")
                .json();
    }

    private static void add(NumberColumn column, ContainerRun container, Metric metric) {
        OptionalLong value = MetricValues.of(container, metric);
        column.add(value.isPresent() ? value.getAsLong() : null);
    }
}
