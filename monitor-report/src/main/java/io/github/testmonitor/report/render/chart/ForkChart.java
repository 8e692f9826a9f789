package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.ShownFork;
import io.github.testmonitor.report.render.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the fork that is shown first, for paper and for whoever runs no scripts.
 *
 * @param rss and heap are paths
 * @param limit null where there is none, or it is far above
 * @param peak where the resident memory was greatest, and how much that was
 * @param leftwards whether the peak's label stands left of it
 * @param end where its history ends
 */
public record ForkChart(
        int fork,
        String label,
        double width,
        double height,
        double left,
        double right,
        double bottom,
        List<Tick> byteTicks,
        List<Tick> timeTicks,
        String rss,
        String heap,
        @Nullable Tick limit,
        Tick peak,
        double peakY,
        boolean leftwards,
        double end,
        boolean died) {
    private static final double HEIGHT = 240;
    private static final double TOP = 26;
    private static final double BOTTOM = 214;
    private static final double HEADROOM = 1.15;
    private static final double LIMIT_IN_SIGHT = 3;

    /** The chart, or null where no fork's resident memory was seen over time. */
    public static @Nullable ForkChart of(Run run, Texts texts) {
        ForkRun fork = ShownFork.of(run);
        if (fork == null) {
            return null;
        }
        List<ForkRun.Point> points = fork.history().stream()
                .filter(point -> point.rssBytes() != null)
                .toList();
        if (points.size() < 2) {
            return null;
        }
        TimeSpan span = new TimeSpan(
                points.get(0).nanosSinceRunStart(),
                points.get(points.size() - 1).nanosSinceRunStart());
        if (span.length() == 0) {
            return null;
        }
        ForkRun.Point peak =
                points.stream().max(Comparator.comparing(ForkChart::rss)).orElseThrow();
        ContainerHistory container = run.container();
        Long limit = container == null ? null : container.memoryLimitBytes();
        boolean limitInSight = limit != null && limit <= LIMIT_IN_SIGHT * rss(peak);
        double most = Math.max(rss(peak), limitInSight && limit != null ? limit : 0);
        Scale time = Plot.time(span);
        Scale bytes = new Scale(0, most * HEADROOM, BOTTOM, TOP);
        boolean died = fork.died();
        double peakX = time.at(peak.nanosSinceRunStart());
        return new ForkChart(
                fork.number(),
                Names.clean(fork.label()),
                Plot.WIDTH,
                HEIGHT,
                Plot.LEFT,
                Plot.RIGHT,
                BOTTOM,
                Plot.ticks(Axis.ofBytes(most), bytes),
                Plot.timeTicks(span),
                line(points, ForkRun.Point::rssBytes, time, bytes),
                line(points, ForkRun.Point::heapUsedBytes, time, bytes),
                limitInSight && limit != null
                        ? new Tick(bytes.at(limit), texts.of("chart.limit", Quantities.bytes(limit)))
                        : null,
                new Tick(peakX, texts.of("chart.peak", (died ? "≥ " : "") + Quantities.bytes(rss(peak)))),
                bytes.at(rss(peak)),
                peakX > (Plot.LEFT + Plot.RIGHT) / 2,
                time.at(span.to()),
                died);
    }

    private static long rss(ForkRun.Point point) {
        return Objects.requireNonNullElse(point.rssBytes(), 0L);
    }

    private static String line(
            List<ForkRun.Point> points, Function<ForkRun.Point, @Nullable Long> quantity, Scale time, Scale bytes) {
        SvgPath path = new SvgPath();
        for (ForkRun.Point point : points) {
            Long value = quantity.apply(point);
            if (value != null) {
                double x = time.at(point.nanosSinceRunStart());
                double y = bytes.at(value);
                path = path.isEmpty() ? path.moveTo(x, y) : path.lineTo(x, y);
            }
        }
        return path.toString();
    }
}
