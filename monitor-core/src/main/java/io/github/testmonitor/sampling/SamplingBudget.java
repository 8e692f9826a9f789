package io.github.testmonitor.sampling;

import io.github.testmonitor.record.ForkRecord.Slowed;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Slows the sampler where it costs more than {@link #MOST_SHARE} of a core: its interval doubles, up to {@link #LONGEST_NANOS}, and is
 * halved again where even twice the cost would be well within; the fork file says so each time. Looked at once in {@link #WINDOW_NANOS}. Code
 * is slow while it is new: the first such window is not looked at, and up to {@link #COLD_NANOS} {@link #MOST_SHARE_COLD} is allowed.
 * Belongs to the sampler's thread.
 */
public final class SamplingBudget {
    /** Share of a core: {@value}. */
    static final double MOST_SHARE = 0.02;
    /** Share of a core while the fork is young: {@value}. */
    static final double MOST_SHARE_COLD = 0.05;
    /** A fork is young up to {@value} ns. */
    static final long COLD_NANOS = 30_000_000_000L;
    /** Between two looks at the cost: {@value} ns. */
    static final long WINDOW_NANOS = 5_000_000_000L;
    /** The sampler is not slowed beyond a sample in {@value} ns. */
    static final long LONGEST_NANOS = 1_000_000_000;

    private static final long NANOS_PER_MILLI = 1_000_000;
    /** So many times the present share has to be allowed before the interval is halved, which may double it. */
    private static final int EASILY = 3;

    private final long plannedNanos;
    private final LongSupplier ownCpuNanos;
    private final Consumer<? super Slowed> out;
    private boolean warm;
    private long windowNanos;
    private long windowCpuNanos;

    /**
     * @param planned the interval that is wanted
     * @param ownCpuNanos what the sampler has used so far; negative where that is not known
     */
    public SamplingBudget(Duration planned, LongSupplier ownCpuNanos, Consumer<? super Slowed> out) {
        this.plannedNanos = planned.toNanos();
        this.ownCpuNanos = ownCpuNanos;
        this.out = out;
    }

    /** The interval to go on with after a sample; never less than planned. */
    long intervalNanos(long intervalNanos, long nanos) {
        long passed = nanos - windowNanos;
        if (passed < WINDOW_NANOS) {
            return intervalNanos;
        }
        long cpu = ownCpuNanos.getAsLong();
        long spent = cpu - windowCpuNanos;
        boolean known = warm && cpu >= 0;
        warm = cpu >= 0;
        windowCpuNanos = cpu;
        windowNanos = nanos;
        double most = (nanos < COLD_NANOS ? MOST_SHARE_COLD : MOST_SHARE) * passed;
        long wanted = intervalNanos;
        if (known && spent > most) {
            wanted = Math.max(intervalNanos, Math.min(2 * intervalNanos, LONGEST_NANOS));
        } else if (known && EASILY * spent < most) {
            wanted = Math.max(plannedNanos, intervalNanos / 2);
        }
        if (wanted != intervalNanos) {
            out.accept(new Slowed(nanos, wanted / NANOS_PER_MILLI, spent, passed));
        }
        return wanted;
    }
}
