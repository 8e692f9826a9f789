package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.format.Saturated;
import io.github.testmonitor.report.model.ForkRun;
import java.util.List;

/** Where on the picture the data lies; the memory chart and the CPU strip below it share left, right and time. */
final class Plot {
    static final double WIDTH = 1200;
    static final double LEFT = 72;
    static final double RIGHT = 1172;
    /** One column is about two pixels wide. */
    static final int COLUMNS = 560;
    /** With many forks at a time columns are wider, so that the page stays small. */
    private static final int MOST_POINTS = 1680;

    private static final int LEAST_COLUMNS = 100;

    private Plot() {}

    /** How many columns there are, by how many forks run at a time on average. */
    static int columns(List<ForkRun> forks, TimeSpan span) {
        long lived = forks.stream()
                .mapToLong(fork -> Saturated.nanos(fork.duration()))
                .reduce(0, Saturated::sum);
        long atATime = Saturated.sum(1, lived / Math.max(1, span.length()));
        return (int) Math.max(LEAST_COLUMNS, Math.min(COLUMNS, MOST_POINTS / atATime));
    }

    static Scale time(TimeSpan span) {
        return new Scale((double) span.from(), (double) span.to(), LEFT, RIGHT);
    }

    static List<Tick> timeTicks(TimeSpan span) {
        return ticks(Axis.ofTime((double) span.from(), (double) span.to()), time(span));
    }

    static List<Tick> ticks(Axis axis, Scale scale) {
        return axis.ticks().stream().map(mark -> Tick.of(mark, scale)).toList();
    }
}
