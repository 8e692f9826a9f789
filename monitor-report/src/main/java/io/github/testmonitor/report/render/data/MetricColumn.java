package io.github.testmonitor.report.render.data;

import io.github.testmonitor.report.attribution.Measured;
import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.text.Absences;

/**
 * One metric of all tests: the values, and for each a letter that says how it was got or why it is absent. Not thread-safe.
 */
final class MetricColumn {
    private final Metric metric;
    private final NumberColumn values = NumberColumn.plain();
    private final StringBuilder kinds = new StringBuilder();
    private boolean anyPresent;

    MetricColumn(Metric metric) {
        this.metric = metric;
    }

    void add(TestRun test) {
        Measured measured = MetricValues.measured(test, metric);
        values.add(measured == null ? null : measured.value());
        kinds.append(
                measured == null
                        ? Letters.absence(Absences.of(test.figures(), metric))
                        : Letters.kind(measured.kind(), measured.ownThread()));
        anyPresent |= measured != null;
    }

    /** Whether any test has the metric, or says why not. */
    boolean isTelling() {
        return anyPresent || kinds.chars().anyMatch(letter -> letter != Letters.NO_REASON);
    }

    void writeTo(ScriptJson json) {
        json.raw("{")
                .field("key")
                .text(metric.name())
                .field("unit")
                .text(metric.unit().name())
                .field("additive")
                .raw(Boolean.toString(metric.additive()))
                .field("values")
                .raw(values.json())
                .field("kinds")
                .text(Letters.shortened(kinds))
                .raw("}");
    }
}
