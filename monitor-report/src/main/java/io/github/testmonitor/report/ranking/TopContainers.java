package io.github.testmonitor.report.ranking;

import io.github.testmonitor.report.attribution.Measured;
import io.github.testmonitor.report.attribution.Measurements;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Metric;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The greatest container of each metric of which a container has something of its own: what its tests used is not in it. In its
 * growth of resident memory there is what its tests grew, and its peaks may be what a test before it has left.
 */
final class TopContainers {
    private static final List<Metric> OWN = List.of(Metric.CPU_TIME, Metric.ALLOCATED, Metric.CHILD_CPU_TIME);

    private final Map<Metric, Top<ContainerRun>> tops = new EnumMap<>(Metric.class);

    TopContainers() {
        OWN.forEach(metric -> tops.put(metric, new Top<>(1)));
    }

    void add(ContainerRun container, Measurements measurements) {
        tops.forEach((metric, top) -> {
            Measured measured = measurements.get(metric);
            if (measured != null) {
                top.add(container, measured.value());
            }
        });
    }

    Map<Metric, ContainerRun> toMap() {
        Map<Metric, ContainerRun> containers = new EnumMap<>(Metric.class);
        tops.forEach((metric, top) -> top.toList().forEach(container -> containers.put(metric, container)));
        return containers;
    }
}
