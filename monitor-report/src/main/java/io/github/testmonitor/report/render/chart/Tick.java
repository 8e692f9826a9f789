package io.github.testmonitor.report.render.chart;

/** A labelled place on an axis. */
public record Tick(double at, String label) {

    static Tick of(Axis.Mark mark, Scale scale) {
        return new Tick(scale.at(mark.value()), mark.label());
    }
}
