package io.github.testmonitor.report.attribution;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord.ForkFinished;
import io.github.testmonitor.report.format.Saturated;
import io.github.testmonitor.report.model.Balance;
import io.github.testmonitor.report.model.Balance.Part;
import io.github.testmonitor.report.model.ForkRun.ProcessTotals;
import io.github.testmonitor.report.model.Metric;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what of a fork is somebody's, to find what is nobody's. Not thread-safe. */
public final class ForkBalances {
    /** Of what a fork that died may have used more after its last reading; of its tests it is known which were lost. */
    private static final Set<Part> UNFINISHED = EnumSet.complementOf(EnumSet.of(Part.TESTS, Part.UNATTRIBUTED));

    private final Map<Part, Long> cpu = new EnumMap<>(Part.class);
    private final Map<Part, Long> allocated = new EnumMap<>(Part.class);
    private final Set<Part> atLeast = EnumSet.noneOf(Part.class);

    /** What was seen of a test that has not finished, and so has not its class. */
    public void addLost(Figures figures) {
        atLeast.add(Part.TESTS);
        atLeast.add(Part.CONTAINERS);
        add(Part.TESTS, figures, LateWork.NONE);
    }

    /** A test that has finished, without what came late. */
    public void addTest(Figures figures, LateWork late) {
        add(Part.TESTS, figures, late);
    }

    /** A container that has finished, without what came late, or what was seen of one that has not. */
    public void addContainer(Figures figures, LateWork late) {
        add(Part.CONTAINERS, figures, late);
    }

    /** Where the CPU time went; null where that of the fork is not known. */
    public @Nullable Balance cpu(@Nullable Long total, ProcessTotals process, @Nullable ForkFinished end) {
        if (total == null) {
            return null;
        }
        Map<Part, Long> parts = new EnumMap<>(cpu);
        put(parts, Part.COLLECTOR, process.gcCpuNanos());
        put(parts, Part.COMPILER, process.jitCpuNanos());
        if (end != null) {
            put(parts, Part.FRAMEWORK, end.outside().frameworkCpuNanos());
            put(parts, Part.MONITOR, end.outside().monitorCpuNanos());
        }
        return balance(total, parts, end);
    }

    /** Where the allocation went; null where that of the fork is not known. The JVM's own threads allocate nothing in the heap. */
    public @Nullable Balance allocated(ProcessTotals process, @Nullable ForkFinished end) {
        Long total = process.allocatedBytes();
        if (total == null) {
            return null;
        }
        Map<Part, Long> parts = new EnumMap<>(allocated);
        if (end != null) {
            put(parts, Part.FRAMEWORK, end.outside().frameworkAllocatedBytes());
            put(parts, Part.MONITOR, end.outside().monitorAllocatedBytes());
        }
        return balance(total, parts, end);
    }

    private Balance balance(long total, Map<Part, Long> parts, @Nullable ForkFinished end) {
        EnumSet<Part> more = EnumSet.noneOf(Part.class);
        more.addAll(atLeast);
        if (end == null) {
            more.addAll(UNFINISHED);
        }
        return Balance.of(total, parts, more, end == null);
    }

    private void add(Part part, Figures figures, LateWork late) {
        add(cpu, part, MetricValues.measured(figures, Metric.CPU_TIME), late.cpuNanos());
        add(allocated, part, MetricValues.measured(figures, Metric.ALLOCATED), late.allocatedBytes());
    }

    private static void add(Map<Part, Long> parts, Part part, @Nullable Measured measured, long late) {
        if (measured != null) {
            parts.merge(part, measured.value(), Saturated::sum);
            if (!measured.ownThread()) {
                parts.merge(Part.LATE, late, Saturated::sum);
            }
        }
    }

    private static void put(Map<Part, Long> parts, Part part, @Nullable Long value) {
        if (value != null) {
            parts.put(part, value);
        }
    }
}
