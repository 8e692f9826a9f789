package io.github.testmonitor.report.code;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import org.jspecify.annotations.Nullable;

/** What is high enough above its surroundings to be called a spike. */
final class SpikeRules {
    /** Of what was there before. */
    static final int LEAST_PERCENT = 10;
    /** A window that is busier than this many CPUs ... */
    static final double LEAST_CORES = 0.5;
    /** ... and than the test's mean by this factor. */
    static final double LEAST_FACTOR = 1.5;

    private SpikeRules() {}

    static boolean isMemorySpike(long before, long peak) {
        long amount = peak - before;
        return amount >= Spike.LEAST_BYTES && amount >= before / 100 * LEAST_PERCENT;
    }

    static boolean isCpuSpike(double cores, double meanCores) {
        return cores >= LEAST_CORES && cores >= LEAST_FACTOR * meanCores;
    }

    /**
     * Whether a test may have used as much CPU time of its fork: not if it is known to have used less in all its life, on whatever
     * thread, or on its own one where others were not followed. What was seen of a lost test may be less than it used.
     */
    static boolean mayHaveUsed(Figures figures, long cpuNanos) {
        Figure figure = figures.has(Figure.CPU) ? Figure.CPU : Figure.OWN_CPU;
        return figures.kind(figure) != Kind.EXACT || cpuNanos <= figures.value(figure);
    }

    /** How a growth was got: as the weaker of its two ends; null where one of them is absent. */
    static @Nullable Kind growthKind(Figures figures, Figure start, Figure peak) {
        Kind from = figures.kind(start);
        Kind to = figures.kind(peak);
        if (from == null || to == null) {
            return null;
        }
        return from.compareTo(to) >= 0 ? from : to;
    }
}
