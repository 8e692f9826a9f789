package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.model.ForkRun;
import java.util.List;

/**
 * One fork in the memory chart.
 *
 * @param path the area as the {@code d} attribute of a path
 * @param colour counts the colours from 0
 * @param label where the fork's name fits into its area; an empty text where it does not
 * @param endX where its history ends, with {@code endY}
 * @param died whether it ended without a last record
 */
public record Area(int fork, String path, int colour, Label label, double endX, double endY, boolean died) {
    private static final int COLOURS = 8;
    private static final double NARROWEST = 1.5;
    private static final double LABEL_WIDTH = 52;
    private static final double LABEL_HEIGHT = 15;
    private static final double BASELINE = 4;
    /** Places along the area where the label is tried, the middle first. */
    private static final double[] LABEL_PLACES = {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.9};

    /** A text whose middle is at x. */
    public record Label(double x, double y, String text) {}

    static Area of(ForkStack.Layer layer, String name, Scale time, Scale bytes) {
        ForkRun fork = layer.fork();
        List<ForkStack.Slice> slices = layer.slices();
        ForkStack.Slice last = slices.get(slices.size() - 1);
        return new Area(
                fork.number(),
                outline(slices, time, bytes),
                (fork.number() - 1) % COLOURS,
                label(slices, name, time, bytes),
                time.at(last.nanos()),
                bytes.at(last.topBytes()),
                fork.ending() == ForkRun.Ending.NO_LAST_RECORD && fork.disabled() == null);
    }

    private static String outline(List<ForkStack.Slice> slices, Scale time, Scale bytes) {
        SvgPath path = new SvgPath();
        ForkStack.Slice first = slices.get(0);
        path.moveTo(time.at(first.nanos()), bytes.at(first.baseBytes()));
        for (ForkStack.Slice slice : slices) {
            path.lineTo(time.at(slice.nanos()), bytes.at(slice.topBytes()));
        }
        ForkStack.Slice last = slices.get(slices.size() - 1);
        double right = Math.max(time.at(last.nanos()), time.at(first.nanos()) + NARROWEST);
        path.lineTo(right, bytes.at(last.topBytes()));
        path.lineTo(right, bytes.at(last.baseBytes()));
        for (int index = slices.size() - 1; index > 0; index--) {
            path.lineTo(
                    time.at(slices.get(index).nanos()),
                    bytes.at(slices.get(index).baseBytes()));
        }
        return path.close().toString();
    }

    private static Label label(List<ForkStack.Slice> slices, String name, Scale time, Scale bytes) {
        double start = time.at(slices.get(0).nanos());
        double width = time.at(slices.get(slices.size() - 1).nanos()) - start;
        for (double place : LABEL_PLACES) {
            double middle = start + place * width;
            if (middle - LABEL_WIDTH / 2 < start || middle + LABEL_WIDTH / 2 > start + width) {
                continue;
            }
            double top = Double.NEGATIVE_INFINITY;
            double base = Double.POSITIVE_INFINITY;
            for (ForkStack.Slice slice : slices) {
                if (Math.abs(time.at(slice.nanos()) - middle) <= LABEL_WIDTH / 2) {
                    top = Math.max(top, bytes.at(slice.topBytes()));
                    base = Math.min(base, bytes.at(slice.baseBytes()));
                }
            }
            if (base - top >= LABEL_HEIGHT && top > Double.NEGATIVE_INFINITY) {
                return new Label(Math.rint(middle), Math.rint((top + base) / 2) + BASELINE, name);
            }
        }
        return new Label(0, 0, "");
    }
}
