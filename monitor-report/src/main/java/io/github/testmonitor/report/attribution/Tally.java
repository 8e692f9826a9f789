package io.github.testmonitor.report.attribution;

import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.format.Saturated;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.model.Totals;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sums over tests and containers, and the greatest of what cannot be summed. A metric that nothing was measured for stays
 * absent. What several tests share is in the figure of each of them: a sum has none of it, and is a lower bound then. Not
 * thread-safe; its size does not depend on the number of tests.
 */
public final class Tally {
    private static final Metric[] METRICS = Metric.values();
    /** But for lost tests, which are counted. */
    private static final int ALL = (1 << METRICS.length) - 1 & ~(1 << Metric.LOST_TESTS.ordinal());

    private final long[] values = new long[METRICS.length];
    private int present;
    private int shared;
    private int sampled;
    private int atLeast;
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
        add(container, Measurements.of(container));
    }

    /** Adds a test. */
    public void add(TestRun.Outcome outcome, Measurements test) {
        switch (outcome) {
            case SUCCESSFUL -> successful++;
            case FAILED -> failed++;
            case ABORTED -> aborted++;
            case LOST -> lost++;
        }
        add(test, outcome == TestRun.Outcome.LOST);
    }

    /** Adds a container, whose values are these. */
    public void add(ContainerRun container, Measurements values) {
        add(values, container.cutShort());
    }

    private void add(Measurements span, boolean cutShort) {
        if (cutShort) {
            // What it did last is in no figure of it, and some it has not at all.
            atLeast = ALL;
        }
        for (Metric metric : METRICS) {
            Measured measured = span.get(metric);
            if (measured != null) {
                add(metric, measured);
                ownThreadOnly |= measured.ownThread();
            }
        }
    }

    private void add(Metric metric, Measured measured) {
        boolean leftOut = metric.additive() && measured.kind() == Kind.SHARED;
        // Of nothing, nobody had a part.
        if (leftOut && measured.value() != 0) {
            atLeast |= 1 << metric.ordinal();
        } else {
            add(metric, measured.value(), leftOut ? Kind.EXACT : measured.kind());
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
            other.get(metric).ifPresent(value -> add(metric, value, other.kind(metric)));
        }
        atLeast |= other.atLeast;
    }

    /** Adds to a sum, which is sampled where a part of it is, or raises the greatest value, which is of the kind of the one it came from. */
    private void add(Metric metric, long value, Kind kind) {
        int index = metric.ordinal();
        int bit = 1 << index;
        if (isIn(present, metric) && metric.additive()) {
            values[index] = Saturated.sum(values[index], value);
            sampled |= kind == Kind.SAMPLED ? bit : 0;
        } else if (!isIn(present, metric) || value > values[index]) {
            values[index] = value;
            shared = kind == Kind.SHARED ? shared | bit : shared & ~bit;
            sampled = kind == Kind.SAMPLED ? sampled | bit : sampled & ~bit;
        }
        present |= bit;
    }

    private Kind kind(Metric metric) {
        return isIn(shared, metric) ? Kind.SHARED : isIn(sampled, metric) ? Kind.SAMPLED : Kind.EXACT;
    }

    /** The sum or greatest value in the unit of the metric, or empty where nothing was measured. */
    public OptionalLong get(Metric metric) {
        return isIn(present, metric) ? OptionalLong.of(values[metric.ordinal()]) : OptionalLong.empty();
    }

    /** The metrics whose greatest value is of a test that shared it. */
    public Set<Metric> shared() {
        return in(shared);
    }

    /** The metrics whose value is sampled, or has a part that is. */
    public Set<Metric> sampled() {
        return in(sampled);
    }

    /** The metrics of which there was more than {@link #get} has, for all that is known: of some of them it may have nothing. */
    public Set<Metric> atLeast() {
        return in(atLeast);
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
                ownThreadOnly,
                atLeast());
    }

    private static boolean isIn(int metrics, Metric metric) {
        return (metrics & 1 << metric.ordinal()) != 0;
    }

    private static Set<Metric> in(int metrics) {
        Set<Metric> set = EnumSet.noneOf(Metric.class);
        for (Metric metric : METRICS) {
            if (isIn(metrics, metric)) {
                set.add(metric);
            }
        }
        return set;
    }

    private @Nullable Long boxed(Metric metric) {
        OptionalLong value = get(metric);
        return value.isPresent() ? value.getAsLong() : null;
    }
}
