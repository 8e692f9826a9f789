package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.TestName;
import io.github.testmonitor.report.render.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Memory over the whole run: the forks' resident memory stacked, above it what the container held, and its limit.
 *
 * @param container null where no memory of a container was read
 * @param limit the dashed line; null where there is no limit, or it is so far above that the picture would be flat
 * @param peak the greatest moment
 */
public record MemoryChart(
        double width,
        double height,
        double left,
        double right,
        double bottom,
        List<Tick> byteTicks,
        List<Tick> timeTicks,
        List<Area> areas,
        @Nullable ContainerLine container,
        @Nullable Tick limit,
        @Nullable String limitOutside,
        @Nullable Peak peak) {
    private static final double HEIGHT = 292;
    private static final double TOP = 26;
    private static final double BOTTOM = 266;
    private static final double HEADROOM = 1.06;
    /** Without a limit there is room above the peak for its label. */
    private static final double LABEL_HEADROOM = 1.25;

    private static final double LABEL_HEIGHT = 44;
    /** A limit that many times above everything else is named, not drawn. */
    private static final double LIMIT_IN_SIGHT = 3;

    private static final int LONGEST_NAME = 64;
    private static final double MIDDLE = (Plot.LEFT + Plot.RIGHT) / 2;

    /** The circled point; its label stands {@code above} it where there is room, else beside it. */
    public record Peak(
            double x, double y, String label, @Nullable String test, boolean leftwards, boolean above) {

        /** The base line of the label. */
        public double labelY() {
            return above ? y - (test == null ? 12 : 28) : y + 18;
        }

        public double labelX() {
            double beside = above ? 0 : 14;
            return leftwards ? x - beside : x + beside;
        }
    }

    /** The chart, or null where no memory was read. */
    public static @Nullable MemoryChart of(Run run, Texts texts) {
        TimeSpan span = TimeSpan.of(run);
        if (span == null) {
            return null;
        }
        ForkStack stack = ForkStack.of(run.forks(), span, Plot.columns(run.forks(), span));
        ContainerHistory container = run.container();
        double highest =
                Math.max(stack.greatest().totalBytes(), container == null ? 0 : (double) container.peakBytes());
        if (highest == 0) {
            return null;
        }
        Long limitBytes = container == null ? null : container.memoryLimitBytes();
        boolean limitInSight = limitBytes != null && limitBytes <= LIMIT_IN_SIGHT * highest;
        double most = limitInSight && limitBytes != null ? Math.max(limitBytes, highest) : highest;

        Scale time = Plot.time(span);
        Scale bytes = new Scale(0, most * (limitInSight ? HEADROOM : LABEL_HEADROOM), BOTTOM, TOP);
        List<Area> areas = stack.layers().stream()
                .map(layer -> Area.of(layer, name(layer.fork(), texts), time, bytes))
                .toList();
        String limitText = limitBytes == null ? null : Quantities.bytes(limitBytes);
        return new MemoryChart(
                Plot.WIDTH,
                HEIGHT,
                Plot.LEFT,
                Plot.RIGHT,
                BOTTOM,
                Plot.ticks(Axis.ofBytes(most), bytes),
                Plot.timeTicks(span),
                areas,
                container == null ? null : ContainerLine.of(container, run.forks(), span, time, bytes),
                limitInSight && limitBytes != null && limitText != null
                        ? new Tick(bytes.at(limitBytes), texts.of("chart.limit", limitText))
                        : null,
                limitInSight || limitText == null ? null : texts.of("chart.limit.outside", limitText),
                peak(
                        container,
                        stack,
                        time,
                        bytes,
                        limitInSight && limitBytes != null ? bytes.at(limitBytes) : 0,
                        texts));
    }

    private static String name(ForkRun fork, Texts texts) {
        return texts.of("fork.short", fork.number());
    }

    private static Peak peak(
            @Nullable ContainerHistory container,
            ForkStack stack,
            Scale time,
            Scale bytes,
            double ceiling,
            Texts texts) {
        ForkStack.Moment together = stack.greatest();
        long nanos = container == null ? together.nanos() : container.peakNanosSinceRunStart();
        long peakBytes = container == null ? Math.round(together.totalBytes()) : container.peakBytes();
        boolean several = container == null && together.levels().size() > 1;
        double x = time.at(nanos);
        double y = bytes.at(peakBytes);
        return new Peak(
                x,
                y,
                texts.of(several ? "chart.together" : "chart.peak", Quantities.bytes(peakBytes)),
                container == null ? null : largest(container),
                x > MIDDLE,
                y - ceiling > LABEL_HEIGHT);
    }

    /** The test in the largest fork at the peak: whoever looks for the culprit starts there. */
    private static @Nullable String largest(ContainerHistory container) {
        return container.atPeak().stream()
                .filter(test -> test.rssBytes() != null)
                .max(Comparator.comparingLong(test -> Objects.requireNonNullElse(test.rssBytes(), 0L)))
                .map(test -> shortened(TestName.of(test).brief()))
                .orElse(null);
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + '…';
    }
}
