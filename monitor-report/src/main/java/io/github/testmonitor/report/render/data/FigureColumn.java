package io.github.testmonitor.report.render.data;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.model.Metric;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One figure of the tests of a block. Where it is what the table of tests has anyway, its metric stands for it. Not thread-safe. */
final class FigureColumn {
    private static final Map<Figure, Metric> SAME = Map.of(
            Figure.WALL, Metric.WALL_TIME,
            Figure.PEAK_HEAP, Metric.PEAK_HEAP,
            Figure.PEAK_RSS, Metric.PEAK_RSS,
            Figure.GC_TIME, Metric.GC_TIME,
            Figure.CLASSES_LOADED, Metric.CLASSES_LOADED,
            Figure.CHILD_CPU, Metric.CHILD_CPU_TIME,
            Figure.CHILD_PEAK_RSS, Metric.CHILD_PEAK_RSS);

    private final Figure figure;
    private final NumberColumn values = NumberColumn.differences();
    private final StringBuilder kinds = new StringBuilder();
    private boolean anyPresent;
    private boolean anyOwned;

    FigureColumn(Figure figure) {
        this.figure = figure;
    }

    void add(Figures figures) {
        Kind kind = figures.kind(figure);
        values.add(kind == null ? null : figures.value(figure));
        kinds.append(kind == null ? Letters.absence(figures.absence(figure)) : Letters.kind(kind, false));
        anyPresent |= kind != null;
        anyOwned |= figures.has(Figure.CPU) || figures.has(Figure.ALLOCATED);
    }

    void writeTo(ScriptJson json) {
        Metric metric = metric();
        json.raw("{").field("kinds").text(Letters.shortened(kinds));
        if (anyPresent && metric != null) {
            json.field("metric").text(metric.name());
        } else if (anyPresent) {
            json.field("values").raw(values.json());
        }
        json.raw("}");
    }

    /** The metric that is this very figure, or null. */
    private @Nullable Metric metric() {
        return switch (figure) {
            case OWN_CPU -> anyOwned ? null : Metric.CPU_TIME;
            case OWN_ALLOCATED -> anyOwned ? null : Metric.ALLOCATED;
            default -> SAME.get(figure);
        };
    }
}
