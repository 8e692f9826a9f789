package io.github.testmonitor.report.attribution;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.util.OptionalLong;

/**
 * What the samples during a test tell of it, for a test that never finished: the sizes of its fork at the first of them and
 * at their greatest, as lower bounds. CPU and allocation stay absent: those of a whole fork are not a test's. Not thread-safe.
 */
public final class SampledFigures {
    private final Range rss = new Range();
    private final Range heap = new Range();
    private final Range direct = new Range();
    private boolean shared;

    /**
     * Takes in a sample that names the test.
     *
     * @param others whether it names other tests, too
     */
    public void add(Readings readings, boolean others) {
        readings.get(Reading.RSS).ifPresent(rss::add);
        readings.get(Reading.HEAP_USED).ifPresent(heap::add);
        readings.get(Reading.DIRECT).ifPresent(direct::add);
        shared |= others;
    }

    /**
     * The figures so far.
     *
     * @param wallNanos from the test's start to the last sign of life of its fork
     */
    public Figures toFigures(long wallNanos) {
        Kind kind = shared ? Kind.SHARED : Kind.SAMPLED;
        Figures.Builder figures = Figures.builder();
        figures.set(Figure.WALL, wallNanos, Kind.SAMPLED);
        rss.first().ifPresent(bytes -> figures.set(Figure.RSS_START, bytes, kind));
        rss.greatest().ifPresent(bytes -> figures.set(Figure.PEAK_RSS, bytes, kind));
        heap.first().ifPresent(bytes -> figures.set(Figure.HEAP_START, bytes, kind));
        heap.greatest().ifPresent(bytes -> figures.set(Figure.PEAK_HEAP, bytes, kind));
        direct.greatest().ifPresent(bytes -> figures.set(Figure.DIRECT_PEAK, bytes, kind));
        return figures.build();
    }

    private static final class Range {
        private boolean empty = true;
        private long first;
        private long greatest;

        void add(long value) {
            first = empty ? value : first;
            greatest = empty ? value : Math.max(greatest, value);
            empty = false;
        }

        OptionalLong first() {
            return empty ? OptionalLong.empty() : OptionalLong.of(first);
        }

        OptionalLong greatest() {
            return empty ? OptionalLong.empty() : OptionalLong.of(greatest);
        }
    }
}
