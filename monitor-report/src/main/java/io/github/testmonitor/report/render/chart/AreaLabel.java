package io.github.testmonitor.report.render.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A name within an area; its middle is at x. */
public record AreaLabel(double x, double y, String text) {
    private static final double WIDTH = 52;
    private static final double HEIGHT = 15;
    /** From the middle of a line of text down to its base line. */
    private static final double BASELINE = 4;
    /** Places along the area where the name is tried, the middle first. */
    private static final double[] PLACES = {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.9};

    /** The first place where the name fits, or null where there is none. */
    static @Nullable AreaLabel of(List<ForkStack.Slice> slices, String name, Scale time, Scale bytes) {
        double start = time.at(slices.get(0).nanos());
        double end = time.at(slices.get(slices.size() - 1).nanos());
        for (double place : PLACES) {
            double left = start + place * (end - start) - WIDTH / 2;
            if (left >= start && left + WIDTH <= end) {
                AreaLabel label = within(slices, left, name, time, bytes);
                if (label != null) {
                    return label;
                }
            }
        }
        return null;
    }

    private static @Nullable AreaLabel within(
            List<ForkStack.Slice> slices, double left, String name, Scale time, Scale bytes) {
        double top = Double.NEGATIVE_INFINITY;
        double base = Double.POSITIVE_INFINITY;
        for (int index = 1; index < slices.size(); index++) {
            ForkStack.Slice from = slices.get(index - 1);
            ForkStack.Slice to = slices.get(index);
            if (time.at(to.nanos()) >= left && time.at(from.nanos()) <= left + WIDTH) {
                top = Math.max(top, Math.max(bytes.at(from.topBytes()), bytes.at(to.topBytes())));
                base = Math.min(base, Math.min(bytes.at(from.baseBytes()), bytes.at(to.baseBytes())));
            }
        }
        return base - top < HEIGHT
                ? null
                : new AreaLabel(Math.rint(left + WIDTH / 2), Math.rint((top + base) / 2) + BASELINE, name);
    }
}
