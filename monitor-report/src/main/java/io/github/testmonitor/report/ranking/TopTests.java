package io.github.testmonitor.report.ranking;

import io.github.testmonitor.report.attribution.Measured;
import io.github.testmonitor.report.attribution.Measurements;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.TestRun;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The greatest attempts of each metric. A test without the figure is not ranked by it. */
final class TopTests {
    private final Map<Metric, Top<TestRun>> tops = new EnumMap<>(Metric.class);

    TopTests(int size) {
        for (Metric metric : Metric.values()) {
            if (metric != Metric.LOST_TESTS) {
                tops.put(metric, new Top<>(size));
            }
        }
    }

    void add(TestRun test, Measurements measurements) {
        tops.forEach((metric, top) -> {
            Measured measured = measurements.get(metric);
            if (measured != null) {
                top.add(test, measured.value());
            }
        });
    }

    Map<Metric, List<TestRun>> toMap() {
        Map<Metric, List<TestRun>> tests = new EnumMap<>(Metric.class);
        tests.put(Metric.LOST_TESTS, List.of());
        tops.forEach((metric, top) -> tests.put(metric, top.toList()));
        return tests;
    }
}
