package io.github.testmonitor.report.render.chart;

import java.util.List;

/** Where on the picture the data lies; the memory chart and the CPU strip below it share left, right and time. */
final class Plot {
    static final double WIDTH = 1200;
    static final double LEFT = 72;
    static final double RIGHT = 1172;
    /** One column is about two pixels wide. */
    static final int COLUMNS = 560;

    private Plot() {}

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
