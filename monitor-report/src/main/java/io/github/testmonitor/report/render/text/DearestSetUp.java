package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import java.util.Optional;

/** The set-up and tear-down of a class that alone used more than any test: a ranking of tests does not show it. */
public final class DearestSetUp {
    private DearestSetUp() {}

    /** The greatest by the metric; empty where a test used as much. */
    public static Optional<ContainerRun> of(Run run, Metric metric) {
        long ofTests = ofTests(run, metric);
        return Optional.ofNullable(run.rankings().container(metric))
                .filter(container -> MetricValues.of(container, metric).orElse(0) > ofTests);
    }

    /** The most that one test has of it. */
    static long ofTests(Run run, Metric metric) {
        return run.rankings().tests(metric).stream()
                .mapToLong(test -> MetricValues.of(test, metric).orElse(0))
                .max()
                .orElse(0);
    }

    /** The same as a sentence. */
    public static Optional<Phrase> sentence(Run run, Metric metric, Texts texts) {
        return of(run, metric)
                .map(container -> texts.phrase(
                        "verdict.setUp." + metric,
                        TestName.of(container),
                        new Cells(texts).of(container, metric).marked()));
    }
}
