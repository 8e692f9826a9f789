package io.github.testmonitor.report.render.chart;

/** Maps a quantity to a coordinate. The coordinates may run downwards, as those of an SVG do. */
record Scale(double from, double to, double start, double end) {

    /** As {@link #at(double)}. */
    double at(long quantity) {
        return at((double) quantity);
    }

    /** The coordinate of a quantity, to a tenth; more digits would only make the page larger. */
    double at(double quantity) {
        double share = to == from ? 0 : (quantity - from) / (to - from);
        return Math.round(10 * (start + share * (end - start))) / 10.0;
    }
}
