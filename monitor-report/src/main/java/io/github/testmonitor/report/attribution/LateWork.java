package io.github.testmonitor.report.attribution;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.format.Saturated;
import io.github.testmonitor.report.model.TestRun;
import org.jspecify.annotations.Nullable;

/**
 * Owned work that went on after its test had finished.
 *
 * @param cpuNanos CPU time, summed over its records
 * @param allocatedBytes allocated, summed over its records
 */
public record LateWork(long cpuNanos, long allocatedBytes) {
    public static final LateWork NONE = new LateWork(0, 0);

    /** A test's figures with its late work in them. A figure that is absent stays absent: late work alone is not the whole. */
    public Figures addTo(Figures figures) {
        if (cpuNanos == 0 && allocatedBytes == 0) {
            return figures;
        }
        Figures.Builder sum = Figures.builder();
        for (Figure figure : Figure.values()) {
            Kind kind = figures.kind(figure);
            Absence absence = figures.absence(figure);
            if (kind != null) {
                sum.set(figure, Saturated.sum(figures.value(figure), late(figure)), kind);
            } else if (absence != null) {
                sum.absent(figure, absence);
            }
        }
        return sum.build();
    }

    /** The same for the run model, or null where nothing was late. */
    public TestRun.@Nullable Late toModel() {
        return cpuNanos == 0 && allocatedBytes == 0 ? null : new TestRun.Late(cpuNanos, allocatedBytes);
    }

    public LateWork and(LateWork other) {
        return new LateWork(
                Saturated.sum(cpuNanos, other.cpuNanos), Saturated.sum(allocatedBytes, other.allocatedBytes));
    }

    private long late(Figure figure) {
        if (figure == Figure.CPU) {
            return cpuNanos;
        }
        return figure == Figure.ALLOCATED ? allocatedBytes : 0;
    }
}
