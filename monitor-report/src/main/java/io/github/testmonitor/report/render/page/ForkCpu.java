package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.format.Saturated;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CPU time of the forks, and how much of it belongs to no test or container.
 *
 * @param totalNanos null where no fork has one
 * @param complete whether every fork has one, and none died before its last reading
 * @param comparedNanos of the forks where all tests and the fork were measured, lost ones as far as they were seen; null where there is
 *     none
 * @param outsideTestsNanos the part of {@code comparedNanos} outside tests; a fork's clock moves in steps of 10 ms, so that the
 *     rest of a short fork can come out below nothing, which counts as nothing
 * @param gcNanos the garbage collector's part of it; null where a fork does not tell
 * @param jitNanos the compiler's part of it; null where a fork does not tell
 */
record ForkCpu(
        @Nullable Long totalNanos,
        boolean complete,
        @Nullable Long comparedNanos,
        @Nullable Long outsideTestsNanos,
        @Nullable Long gcNanos,
        @Nullable Long jitNanos) {

    static ForkCpu of(List<ForkRun> forks) {
        Long total = null;
        Long compared = null;
        Long outside = null;
        Long gc = 0L;
        Long jit = 0L;
        boolean complete = true;
        for (ForkRun fork : forks) {
            Long cpu = fork.cpuNanos();
            if (cpu == null) {
                complete = false;
                continue;
            }
            complete &= !fork.died();
            total = plus(total, cpu);
            Long ofTests = fork.totals().cpuNanos();
            if (ofTests != null && allLostAreKnown(fork)) {
                compared = plus(compared, cpu);
                outside = plus(outside, Math.max(0, cpu - ofTests));
                gc = both(gc, fork.process().gcCpuNanos());
                jit = both(jit, fork.process().jitCpuNanos());
            }
        }
        return new ForkCpu(total, complete, compared, outside, gc, jit);
    }

    /** What a lost test used may not be known at all, and would then be taken for something outside the tests. */
    private static boolean allLostAreKnown(ForkRun fork) {
        return fork.end().lost().stream().allMatch(test -> MetricValues.measured(test, Metric.CPU_TIME) != null);
    }

    private static Long plus(@Nullable Long sum, long more) {
        return sum == null ? more : Saturated.sum(sum, more);
    }

    private static @Nullable Long both(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : Saturated.sum(one, other);
    }

    /** What neither a test nor the JVM's own work explains; null where that cannot be told apart. */
    @Nullable
    Long unattributedNanos() {
        return outsideTestsNanos == null || gcNanos == null || jitNanos == null
                ? null
                : Math.max(0, outsideTestsNanos - gcNanos - jitNanos);
    }
}
