package io.github.testmonitor.report.render.data;

import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.model.Tests;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which tests the page holds: all of them, or, of more than {@value #MOST}, those with the greatest figures and the lost ones.
 * The rest is in tests.csv and tests.json.
 */
final class ChosenTests {
    static final int MOST = 100_000;

    private static final List<Metric> METRICS =
            List.of(Metric.CPU_TIME, Metric.ALLOCATED, Metric.RSS_GROWTH, Metric.WALL_TIME, Metric.CHILD_CPU_TIME);
    private static final int MOST_OF_A_METRIC = MOST / METRICS.size();

    private ChosenTests() {}

    static Predicate<TestRun> of(Run run, Tests tests) throws IOException {
        long all = run.totals().finished() + run.totals().lost();
        if (all <= MOST) {
            return test -> true;
        }
        Map<Metric, Values> values = new EnumMap<>(Metric.class);
        METRICS.forEach(metric -> values.put(metric, new Values()));
        tests.forEach(test ->
                values.forEach((metric, list) -> MetricValues.of(test, metric).ifPresent(list::add)));
        Map<Metric, Long> least = new EnumMap<>(Metric.class);
        values.forEach((metric, list) -> least.put(metric, list.leastOfGreatest(MOST_OF_A_METRIC)));
        return test -> test.outcome() == TestRun.Outcome.LOST
                || least.entrySet().stream()
                        .anyMatch(limit ->
                                MetricValues.of(test, limit.getKey()).orElse(Long.MIN_VALUE) > limit.getValue());
    }

    /** Values of one metric. */
    private static final class Values {
        private long[] values = new long[1 << 16];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        /** What a value must exceed to be among so many of the greatest. */
        long leastOfGreatest(int count) {
            Arrays.sort(values, 0, size);
            return size <= count ? Long.MIN_VALUE : values[size - count - 1];
        }
    }
}
