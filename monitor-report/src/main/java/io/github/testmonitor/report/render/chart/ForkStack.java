package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.model.ForkRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The resident memory of all forks laid one upon the other.
 *
 * <p>The span is cut into columns. In each the moment with the greatest sum is kept, and the values of all forks at that same
 * moment: no sum is shown that never was, and the peak is not lost. Between two points of a fork its memory is taken to
 * change evenly.
 */
final class ForkStack {
    private final Map<Integer, Layer> layers = new LinkedHashMap<>();
    private Moment greatest = new Moment(0, 0, List.of());

    private ForkStack() {}

    /** One fork's part of the picture, in the order of time. */
    record Layer(ForkRun fork, List<Slice> slices) {}

    /** What a fork had at one moment, and on how much it lies. */
    record Slice(long nanos, double baseBytes, double topBytes) {}

    /** The forks alive at one moment. */
    record Moment(long nanos, double totalBytes, List<Level> levels) {}

    private record Level(ForkRun fork, double bytes) {}

    static ForkStack of(List<ForkRun> forks, TimeSpan span, int columns) {
        List<Track> waiting = new ArrayList<>(forks.stream()
                .map(Track::of)
                .filter(track -> track.length() > 0)
                .toList());
        waiting.sort(Comparator.comparingLong(Track::start));
        long[] moments = waiting.stream()
                .flatMapToLong(Track::moments)
                .sorted()
                .distinct()
                .toArray();

        ForkStack stack = new ForkStack();
        List<Track> alive = new ArrayList<>();
        Moment best = null;
        for (long nanos : moments) {
            while (!waiting.isEmpty() && waiting.get(0).start() <= nanos) {
                alive.add(waiting.remove(0));
            }
            alive.removeIf(track -> track.end() < nanos);
            Moment moment = at(nanos, alive);
            if (best != null && span.part(best.nanos, columns) != span.part(nanos, columns)) {
                stack.add(best);
                best = null;
            }
            best = best == null || moment.totalBytes > best.totalBytes ? moment : best;
        }
        if (best != null) {
            stack.add(best);
        }
        return stack;
    }

    private static Moment at(long nanos, List<Track> alive) {
        List<Level> levels = alive.stream()
                .map(track -> new Level(track.fork(), track.at(nanos)))
                .toList();
        return new Moment(nanos, levels.stream().mapToDouble(Level::bytes).sum(), levels);
    }

    private void add(Moment moment) {
        double base = 0;
        for (Level level : moment.levels) {
            layers.computeIfAbsent(level.fork.number(), number -> new Layer(level.fork, new ArrayList<>()))
                    .slices
                    .add(new Slice(moment.nanos, base, base + level.bytes));
            base += level.bytes;
        }
        if (moment.totalBytes > greatest.totalBytes) {
            greatest = moment;
        }
    }

    /** The forks that have memory readings, in the order of their start. */
    Collection<Layer> layers() {
        return layers.values();
    }

    /** The moment with the greatest sum; without forks, nothing at moment 0. */
    Moment greatest() {
        return greatest;
    }
}
