package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import java.util.List;

/** The tests at the top of a ranking that have its figure. */
public final class RankedTests {
    private RankedTests() {}

    public static List<TestRun> of(Run run, Metric metric, int most) {
        return run.rankings().tests().getOrDefault(metric, List.of()).stream()
                .filter(test -> MetricValues.of(test, metric).isPresent())
                .limit(most)
                .toList();
    }

    /** Those of them that have more than 0 of it: of child processes, most tests have none. */
    public static List<TestRun> withAny(Run run, Metric metric, int most) {
        return of(run, metric, most).stream()
                .filter(test -> MetricValues.of(test, metric).orElse(0) > 0)
                .toList();
    }

    /** By what tests are ranked for memory: where no resident memory could be read, the heap is the next best answer. */
    public static Metric memoryMetric(Run run) {
        return of(run, Metric.RSS_GROWTH, 1).isEmpty()
                        && !of(run, Metric.PEAK_HEAP, 1).isEmpty()
                ? Metric.PEAK_HEAP
                : Metric.RSS_GROWTH;
    }
}
