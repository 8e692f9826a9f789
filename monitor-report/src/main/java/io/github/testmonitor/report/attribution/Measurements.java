package io.github.testmonitor.report.attribution;

import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.TestRun;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of all metrics of one test or container, found once and used by many tallies. Immutable. */
public final class Measurements {
    private static final Metric[] METRICS = Metric.values();

    private final @Nullable Measured[] values = new Measured[METRICS.length];

    private Measurements(Function<Metric, @Nullable Measured> source) {
        for (Metric metric : METRICS) {
            values[metric.ordinal()] = source.apply(metric);
        }
    }

    public static Measurements of(TestRun test) {
        return new Measurements(metric -> MetricValues.measured(test, metric));
    }

    public static Measurements of(ContainerRun container) {
        return new Measurements(metric -> MetricValues.measured(container.figures(), metric));
    }

    /** The value of the metric, or null where it was not measured. */
    public @Nullable Measured get(Metric metric) {
        return values[metric.ordinal()];
    }
}
