package io.github.testmonitor.report.attribution;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.TestRun;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The one place that says which figures make up a metric. */
public final class MetricValues {
    private MetricValues() {}

    /** The value of the metric in its unit, or empty where it was not measured for this test. */
    public static OptionalLong of(TestRun test, Metric metric) {
        Measured measured = measured(test, metric);
        return measured == null ? OptionalLong.empty() : OptionalLong.of(measured.value());
    }

    /** As {@link #of(TestRun, Metric)} for a container. */
    public static OptionalLong of(ContainerRun container, Metric metric) {
        Measured measured = measured(container.figures(), metric);
        return measured == null ? OptionalLong.empty() : OptionalLong.of(measured.value());
    }

    /** The value of the metric and how it was got, or null where it was not measured for this test. */
    public static @Nullable Measured measured(TestRun test, Metric metric) {
        TestRun.Leaked leaked = test.leaked();
        if (leaked != null && metric == Metric.LEAKED_THREADS) {
            return exact(leaked.threads().size());
        }
        if (leaked != null && metric == Metric.LEAKED_FILES) {
            return exact(leaked.files().size());
        }
        return measured(test.figures(), metric);
    }

    /** As {@link #measured(TestRun, Metric)} for what figures alone can tell: nothing of leaks and lost tests. */
    public static @Nullable Measured measured(Figures figures, Metric metric) {
        return switch (metric) {
            case WALL_TIME -> plain(figures, Figure.WALL);
            case CPU_TIME -> owned(figures, Figure.CPU, Figure.OWN_CPU);
            case ALLOCATED -> owned(figures, Figure.ALLOCATED, Figure.OWN_ALLOCATED);
            case PEAK_HEAP -> plain(figures, Figure.PEAK_HEAP);
            case PEAK_RSS -> plain(figures, Figure.PEAK_RSS);
            case RSS_GROWTH -> growth(figures, Figure.RSS_START, Figure.PEAK_RSS);
            case GC_TIME -> plain(figures, Figure.GC_TIME);
            case CLASSES_LOADED -> plain(figures, Figure.CLASSES_LOADED);
            case CHILD_CPU_TIME -> plain(figures, Figure.CHILD_CPU);
            case CHILD_PEAK_RSS -> plain(figures, Figure.CHILD_PEAK_RSS);
            case LEAKED_THREADS, LEAKED_FILES, LOST_TESTS -> null;
        };
    }

    private static Measured exact(long value) {
        return new Measured(value, Kind.EXACT, false);
    }

    private static @Nullable Measured plain(Figures figures, Figure figure) {
        return measured(figures, figure, false);
    }

    private static @Nullable Measured owned(Figures figures, Figure owned, Figure own) {
        return figures.has(owned) ? measured(figures, owned, false) : measured(figures, own, true);
    }

    private static @Nullable Measured measured(Figures figures, Figure figure, boolean ownThread) {
        Kind kind = figures.kind(figure);
        return kind == null ? null : new Measured(figures.get(figure).getAsLong(), kind, ownThread);
    }

    /** Never negative: a sampled peak may miss what the reading at the start saw. */
    private static @Nullable Measured growth(Figures figures, Figure start, Figure peak) {
        Measured from = plain(figures, start);
        Measured to = plain(figures, peak);
        if (from == null || to == null) {
            return null;
        }
        return new Measured(Math.max(0, to.value() - from.value()), weaker(from.kind(), to.kind()), false);
    }

    private static Kind weaker(Kind one, Kind other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
