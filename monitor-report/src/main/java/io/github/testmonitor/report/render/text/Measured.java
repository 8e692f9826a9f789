package io.github.testmonitor.report.render.text;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.TestRun;
import org.jspecify.annotations.Nullable;

/**
 * A metric of one attempt, with how it was got.
 *
 * @param value in the unit; null where it is absent
 * @param kind null where it is absent
 * @param absence why it is absent; null where it is there or nobody asked for it
 * @param ownThread it is the figure of the test's own thread, because the work it caused elsewhere was not followed
 */
public record Measured(
        Unit unit,
        @Nullable Long value,
        @Nullable Kind kind,
        @Nullable Absence absence,
        boolean ownThread) {

    public static Measured of(TestRun test, Metric metric) {
        Figures figures = test.figures();
        return switch (metric) {
            case WALL_TIME -> of(figures, Figure.WALL);
            case CPU_TIME -> ownedOrOwn(figures, Figure.CPU, Figure.OWN_CPU);
            case ALLOCATED -> ownedOrOwn(figures, Figure.ALLOCATED, Figure.OWN_ALLOCATED);
            case PEAK_HEAP -> of(figures, Figure.PEAK_HEAP);
            case PEAK_RSS -> of(figures, Figure.PEAK_RSS);
            case RSS_GROWTH -> difference(of(figures, Figure.PEAK_RSS), of(figures, Figure.RSS_START));
            case GC_TIME -> of(figures, Figure.GC_TIME);
            case CLASSES_LOADED -> of(figures, Figure.CLASSES_LOADED);
            case CHILD_CPU_TIME -> of(figures, Figure.CHILD_CPU);
            case CHILD_PEAK_RSS -> of(figures, Figure.CHILD_PEAK_RSS);
            case LEAKED_THREADS, LEAKED_FILES, LOST_TESTS -> new Measured(metric.unit(), null, null, null, false);
        };
    }

    private static Measured of(Figures figures, Figure figure) {
        Long value = figures.has(figure) ? figures.get(figure).getAsLong() : null;
        return new Measured(figure.unit(), value, figures.kind(figure), figures.absence(figure), false);
    }

    private static Measured ownedOrOwn(Figures figures, Figure owned, Figure own) {
        if (figures.has(owned) || !figures.has(own)) {
            return of(figures, owned);
        }
        Measured ownOnly = of(figures, own);
        return new Measured(ownOnly.unit, ownOnly.value, ownOnly.kind, null, true);
    }

    private static Measured difference(Measured peak, Measured start) {
        if (peak.value == null || start.value == null) {
            return new Measured(peak.unit, null, null, peak.absence != null ? peak.absence : start.absence, false);
        }
        return new Measured(peak.unit, peak.value - start.value, weaker(peak.kind, start.kind), null, false);
    }

    /** Of two kinds the one that promises less; they are declared from the best to the worst. */
    private static @Nullable Kind weaker(@Nullable Kind one, @Nullable Kind other) {
        return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
    }
}
