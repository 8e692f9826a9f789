package io.github.testmonitor.report.attribution;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What samples and stacks tell of a test that never finished, all of it lower bounds: the sizes of its fork at its first sample and at
 * their greatest, and the CPU time and the bytes that the stacks of its work stand for. Where it had no stack, those are absent: what a
 * whole fork used is not a test's. Not thread-safe.
 */
public final class SampledFigures {
    private final Range rss = new Range();
    private final Range heap = new Range();
    private final Range direct = new Range();
    private boolean shared;
    private long cpuNanos;
    private long allocatedBytes;

    /**
     * Takes in a sample that names the test, or for a container, one that names none.
     *
     * @param whole whether all of the time since the sample before was the test's, so that the kernel's mark is of it, too
     * @param others whether it names other tests, too, or its mark may be of one that has ended beside this one
     */
    public void add(Readings readings, boolean whole, boolean others) {
        readings.get(Reading.RSS).ifPresent(rss::add);
        if (whole) {
            readings.get(Reading.PEAK_RSS).ifPresent(rss::raise);
        }
        readings.get(Reading.HEAP_USED).ifPresent(heap::add);
        readings.get(Reading.DIRECT).ifPresent(direct::add);
        shared |= others;
    }

    /** Takes what the stacks of the test's work stand for, which is never more than it used; zero is unknown. */
    public void work(long cpuNanos, long allocatedBytes) {
        this.cpuNanos = cpuNanos;
        this.allocatedBytes = allocatedBytes;
    }

    /**
     * The figures so far.
     *
     * @param wallNanos from the test's start to the last sign of life of its fork; null of a container, whose tests had a part of that
     * @param ownThreadOnly whether no more than the work of the test's own thread is followed in its fork
     */
    public Figures toFigures(@Nullable Long wallNanos, boolean ownThreadOnly) {
        Kind kind = shared ? Kind.SHARED : Kind.SAMPLED;
        Figures.Builder figures = Figures.builder();
        if (wallNanos != null) {
            figures.set(Figure.WALL, wallNanos, Kind.SAMPLED);
        }
        rss.first().ifPresent(bytes -> figures.set(Figure.RSS_START, bytes, kind));
        rss.greatest().ifPresent(bytes -> figures.set(Figure.PEAK_RSS, bytes, kind));
        heap.first().ifPresent(bytes -> figures.set(Figure.HEAP_START, bytes, kind));
        heap.greatest().ifPresent(bytes -> figures.set(Figure.PEAK_HEAP, bytes, kind));
        direct.greatest().ifPresent(bytes -> figures.set(Figure.DIRECT_PEAK, bytes, kind));
        if (cpuNanos > 0) {
            figures.set(ownThreadOnly ? Figure.OWN_CPU : Figure.CPU, cpuNanos, Kind.SAMPLED);
        }
        if (allocatedBytes > 0) {
            figures.set(ownThreadOnly ? Figure.OWN_ALLOCATED : Figure.ALLOCATED, allocatedBytes, Kind.SAMPLED);
        }
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

        /** Takes in a size that it has had between two others. */
        void raise(long value) {
            if (!empty) {
                greatest = Math.max(greatest, value);
            }
        }

        OptionalLong first() {
            return empty ? OptionalLong.empty() : OptionalLong.of(first);
        }

        OptionalLong greatest() {
            return empty ? OptionalLong.empty() : OptionalLong.of(greatest);
        }
    }
}
