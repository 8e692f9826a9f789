package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.model.ForkRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fork in the memory chart.
 *
 * @param path the area as the {@code d} attribute of a path
 * @param colour counts the colours from 0
 * @param label where the fork's name fits into its area; null where it does not
 * @param endX where its history ends, with {@code endY}
 * @param died whether it ended without a last record
 */
public record Area(
        int fork, String path, int colour, @Nullable AreaLabel label, double endX, double endY, boolean died) {
    private static final int COLOURS = 8;
    private static final double NARROWEST = 1.5;

    static Area of(ForkStack.Layer layer, String name, Scale time, Scale bytes) {
        ForkRun fork = layer.fork();
        List<ForkStack.Slice> slices = layer.slices();
        ForkStack.Slice last = slices.get(slices.size() - 1);
        return new Area(
                fork.number(),
                outline(slices, time, bytes),
                (fork.number() - 1) % COLOURS,
                AreaLabel.of(slices, name, time, bytes),
                time.at(last.nanos()),
                bytes.at(last.topBytes()),
                fork.died());
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
}
