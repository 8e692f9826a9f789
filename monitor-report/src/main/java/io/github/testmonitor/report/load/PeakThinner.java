package io.github.testmonitor.report.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Thins a curve to a bounded number of points so that no peak is lost: time is cut into slices of equal length, which double
 * as the curve grows, and each slice keeps the point with the greatest value of each quantity. The last point is kept, too.
 * Points may come in any order of time.
 */
final class PeakThinner<P> {
    /** As many points as a drawing can show side by side. */
    static final int MAXIMUM_POINTS = 600;

    private static final long FIRST_SLICE_NANOS = 1_000_000;

    private final ToLongFunction<P> time;
    private final List<ToLongFunction<P>> quantities;
    private final int slices;
    /** For each slice and quantity its greatest point; slice by slice. */
    private final List<@Nullable P> greatest;

    private long sliceNanos = FIRST_SLICE_NANOS;
    private @Nullable P last;

    /**
     * @param time not negative, in nanoseconds
     * @param quantities a value that is missing counts as the least
     */
    PeakThinner(ToLongFunction<P> time, List<ToLongFunction<P>> quantities) {
        this.time = time;
        this.quantities = quantities;
        this.slices = (MAXIMUM_POINTS - 1) / quantities.size();
        this.greatest = new ArrayList<>();
        for (int index = 0; index < slices * quantities.size(); index++) {
            greatest.add(null);
        }
    }

    void add(P point) {
        long nanos = Math.max(0, time.applyAsLong(point));
        while (nanos / sliceNanos >= slices) {
            doubleSlices();
        }
        keep((int) (nanos / sliceNanos), point);
        if (last == null || time.applyAsLong(last) <= nanos) {
            last = point;
        }
    }

    /** What was kept, in the order of time. */
    List<P> points() {
        Set<P> seen = new HashSet<>();
        List<P> points = new ArrayList<>();
        for (P point : greatest) {
            if (point != null && seen.add(point)) {
                points.add(point);
            }
        }
        if (last != null && seen.add(last)) {
            points.add(last);
        }
        points.sort((one, other) -> Long.compare(time.applyAsLong(one), time.applyAsLong(other)));
        return List.copyOf(points);
    }

    private void keep(int slice, P point) {
        for (int quantity = 0; quantity < quantities.size(); quantity++) {
            int index = slice * quantities.size() + quantity;
            greatest.set(index, greater(greatest.get(index), point, quantities.get(quantity)));
        }
    }

    private void doubleSlices() {
        sliceNanos = sliceNanos > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : sliceNanos * 2;
        int width = quantities.size();
        for (int slice = 0; slice < slices; slice++) {
            for (int quantity = 0; quantity < width; quantity++) {
                P one = at(2 * slice, quantity);
                P other = at(2 * slice + 1, quantity);
                greatest.set(slice * width + quantity, greater(one, other, quantities.get(quantity)));
            }
        }
    }

    private @Nullable P at(int slice, int quantity) {
        return slice < slices ? greatest.get(slice * quantities.size() + quantity) : null;
    }

    private static <P> @Nullable P greater(@Nullable P one, @Nullable P other, ToLongFunction<P> quantity) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return quantity.applyAsLong(one) >= quantity.applyAsLong(other) ? one : other;
    }
}
