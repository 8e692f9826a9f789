package io.github.testmonitor.report.render.text;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.report.model.Metric;
import org.jspecify.annotations.Nullable;

/** Why a metric of a test or container is absent. */
public final class Absences {
    private Absences() {}

    /** The reason in the fork's own word, or null where it gave none. */
    public static @Nullable Absence of(Figures figures, Metric metric) {
        return switch (metric) {
            case WALL_TIME -> figures.absence(Figure.WALL);
            case CPU_TIME -> first(figures, Figure.OWN_CPU, Figure.CPU);
            case ALLOCATED -> first(figures, Figure.OWN_ALLOCATED, Figure.ALLOCATED);
            case PEAK_HEAP -> figures.absence(Figure.PEAK_HEAP);
            case PEAK_RSS -> figures.absence(Figure.PEAK_RSS);
            case RSS_GROWTH -> first(figures, Figure.PEAK_RSS, Figure.RSS_START);
            case GC_TIME -> figures.absence(Figure.GC_TIME);
            case CLASSES_LOADED -> figures.absence(Figure.CLASSES_LOADED);
            case CHILD_CPU_TIME -> figures.absence(Figure.CHILD_CPU);
            case CHILD_PEAK_RSS -> figures.absence(Figure.CHILD_PEAK_RSS);
            case LEAKED_THREADS, LEAKED_FILES, LOST_TESTS -> null;
        };
    }

    private static @Nullable Absence first(Figures figures, Figure one, Figure other) {
        Absence absence = figures.absence(one);
        return absence != null ? absence : figures.absence(other);
    }
}
