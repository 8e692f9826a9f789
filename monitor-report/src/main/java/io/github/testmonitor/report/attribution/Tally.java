package io.github.testmonitor.report.attribution;

import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.model.Totals;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Sums over tests and containers, and the greatest of what cannot be summed. A metric that nothing was measured for stays
 * absent. Not thread-safe; its size does not depend on the number of tests.
 */
public final class Tally {
    private static final Metric[] METRICS = Metric.values();

    private final long[] values = new long[METRICS.length];
    private int present;
    private boolean ownThreadOnly;
    private long successful;
    private long failed;
    private long aborted;
    private long skipped;
    private long lost;

    public void add(TestRun test) {
        add(test.outcome(), Measurements.of(test));
    }

    public void add(ContainerRun container) {
        add(Measurements.of(container));
    }

    /** Adds a test. */
    public void add(TestRun.Outcome outcome, Measurements test) {
        switch (outcome) {
            case SUCCESSFUL -> successful++;
            case FAILED -> failed++;
            case ABORTED -> aborted++;
            case LOST -> lost++;
        }
        add(test);
    }

    /** Adds a container. */
    public void add(Measurements container) {
        for (Metric metric : METRICS) {
            Measured measured = container.get(metric);
            if (measured != null) {
                add(metric, measured.value());
                ownThreadOnly |= measured.ownThread();
            }
        }
    }

    public void addSkipped() {
        skipped++;
    }

    public void add(Tally other) {
        successful += other.successful;
        failed += other.failed;
        aborted += other.aborted;
        skipped += other.skipped;
        lost += other.lost;
        ownThreadOnly |= other.ownThreadOnly;
        for (Metric metric : METRICS) {
            other.get(metric).ifPresent(value -> add(metric, value));
        }
    }

    /** Adds to a sum, or raises the greatest value. */
    public void add(Metric metric, long value) {
        int index = metric.ordinal();
        if ((present & 1 << index) == 0) {
            values[index] = value;
        } else if (metric.additive()) {
            values[index] = saturatedSum(values[index], value);
        } else {
            values[index] = Math.max(values[index], value);
        }
        present |= 1 << index;
    }

    /** The sum or greatest value in the unit of the metric, or empty where nothing was measured. */
    public OptionalLong get(Metric metric) {
        return (present & 1 << metric.ordinal()) == 0
                ? OptionalLong.empty()
                : OptionalLong.of(values[metric.ordinal()]);
    }

    /** What {@link #get} has. */
    public Map<Metric, Long> values() {
        Map<Metric, Long> all = new EnumMap<>(Metric.class);
        for (Metric metric : METRICS) {
            get(metric).ifPresent(value -> all.put(metric, value));
        }
        return all;
    }

    public Totals totals() {
        return new Totals(
                successful,
                failed,
                aborted,
                skipped,
                lost,
                get(Metric.WALL_TIME).orElse(0),
                boxed(Metric.CPU_TIME),
                boxed(Metric.ALLOCATED),
                boxed(Metric.GC_TIME),
                ownThreadOnly);
    }

    private @Nullable Long boxed(Metric metric) {
        OptionalLong value = get(metric);
        return value.isPresent() ? value.getAsLong() : null;
    }

    /** A damaged file may hold any number; a sum stops at the end instead of turning negative. */
    private static long saturatedSum(long one, long other) {
        long sum = one + other;
        return ((one ^ sum) & (other ^ sum)) < 0 ? (one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
