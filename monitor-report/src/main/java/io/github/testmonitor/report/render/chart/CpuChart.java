package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many CPUs were busy over the run: those of the container, or, where it was not read, the forks' together.
 *
 * @param area {@code d} of the filled area
 * @param limit how many there are to be had; null where nobody knows
 */
public record CpuChart(
        double width,
        double height,
        double left,
        double right,
        double bottom,
        String area,
        @Nullable Tick limit,
        Tick most,
        boolean ofContainer) {
    private static final double HEIGHT = 80;
    private static final double TOP = 12;
    private static final double BOTTOM = 70;
    private static final double HEADROOM = 1.05;
    /** Below this, the 10 ms steps of a process's CPU clock would draw a comb. */
    private static final long SHORTEST_PART_NANOS = 250_000_000;

    private static final int MOST_PARTS = 280;

    /** The strip, or null where no CPU time was read over time. */
    public static @Nullable CpuChart of(Run run, Texts texts) {
        TimeSpan span = TimeSpan.of(run);
        if (span == null) {
            return null;
        }
        int parts = (int) Math.max(1, Math.min(MOST_PARTS, span.length() / SHORTEST_PART_NANOS));
        CpuUse container = ofContainer(run.container(), span, parts);
        CpuUse use = container.isEmpty() ? ofForks(run.forks(), span, parts) : container;
        if (use.isEmpty()) {
            return null;
        }
        Double available = Cpus.available(run);
        double most = Math.max(use.most(), available == null ? 0 : available);
        Scale cores = new Scale(0, most * HEADROOM, BOTTOM, TOP);
        return new CpuChart(
                Plot.WIDTH,
                HEIGHT,
                Plot.LEFT,
                Plot.RIGHT,
                BOTTOM,
                use.area(Plot.time(span), cores),
                available == null ? null : new Tick(cores.at(available), label(available, texts)),
                new Tick(cores.at(use.most()), label(use.most(), texts)),
                !container.isEmpty());
    }

    private static String label(double cpus, Texts texts) {
        String number = cpus == Math.rint(cpus) ? "%.0f" : "%.1f";
        return texts.of("chart.cpus", String.format(Locale.ROOT, number, cpus));
    }

    private static CpuUse ofContainer(@Nullable ContainerHistory container, TimeSpan span, int parts) {
        CpuUse use = new CpuUse(span, parts);
        if (container != null) {
            CpuUse.Counter counter = use.counter();
            for (ContainerHistory.Point point : container.points()) {
                counter.read(point.nanosSinceRunStart(), point.cpuNanos());
            }
        }
        return use;
    }

    private static CpuUse ofForks(List<ForkRun> forks, TimeSpan span, int parts) {
        CpuUse use = new CpuUse(span, parts);
        for (ForkRun fork : forks) {
            CpuUse.Counter counter = use.counter();
            for (ForkRun.Point point : fork.history()) {
                counter.read(point.nanosSinceRunStart(), point.cpuNanos());
            }
        }
        return use;
    }
}
