package io.github.testmonitor.report.attribution;

import io.github.testmonitor.report.format.Saturated;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Totals;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GC time of forks together. Of tests that overlap each has the collections of the others, so that theirs is no sum. */
public final class GcOfForks {
    private GcOfForks() {}

    /** Of the whole processes, or where that is not known, of their tests. Null where nothing is known. */
    public static @Nullable Long millis(List<ForkRun> forks) {
        Long sum = null;
        for (ForkRun fork : forks) {
            Long ofProcess = fork.process().gcMillis();
            Long millis = ofProcess != null ? ofProcess : fork.totals().gcMillis();
            if (millis != null) {
                sum = sum == null ? millis : Saturated.sum(sum, millis);
            }
        }
        return sum;
    }

    /** Notes in what is known in part only whether {@link #millis} is: it is whole where each fork told its own to the end. */
    public static void mark(Set<Metric> partial, List<ForkRun> forks) {
        if (forks.stream().anyMatch(ForkRun::died)) {
            partial.add(Metric.GC_TIME);
        } else if (forks.stream()
                .allMatch(fork -> fork.disabled() != null || fork.process().gcMillis() != null)) {
            partial.remove(Metric.GC_TIME);
        }
    }

    /** Totals of a module or run with the GC time of its forks. */
    public static Totals in(Totals totals, List<ForkRun> forks) {
        Set<Metric> partial = EnumSet.noneOf(Metric.class);
        partial.addAll(totals.atLeast());
        mark(partial, forks);
        return new Totals(
                totals.successful(),
                totals.failed(),
                totals.aborted(),
                totals.skipped(),
                totals.lost(),
                totals.wallNanos(),
                totals.cpuNanos(),
                totals.allocatedBytes(),
                millis(forks),
                totals.ownThreadOnly(),
                partial);
    }
}
