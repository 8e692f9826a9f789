package io.github.testmonitor.sampling;

import io.github.testmonitor.record.ForkRecord.Slowed;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Slows the sampler where it costs more than {@link #MOST_SHARE} of a core: its interval doubles, up to {@link #LONGEST_NANOS}, and
 * the fork file says so. Looked at once in {@link #WINDOW_TICKS} samples; the first such window is not, since code is slow while it
 * is new. Belongs to the sampler's thread.
 */
public final class SamplingBudget {
    /** Share of a core: {@value}. */
    static final double MOST_SHARE = 0.02;
    /** Samples between two looks: {@value}. */
    static final int WINDOW_TICKS = 50;
    /** The sampler is not slowed beyond a sample in {@value} ns. */
    static final long LONGEST_NANOS = 1_000_000_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier ownCpuNanos;
    private final Consumer<? super Slowed> out;
    private int ticks;
    private boolean warm;
    private long windowNanos;
    private long windowCpuNanos;

    /** @param ownCpuNanos what the sampler has used so far; negative where that is not known */
    public SamplingBudget(LongSupplier ownCpuNanos, Consumer<? super Slowed> out) {
        this.ownCpuNanos = ownCpuNanos;
        this.out = out;
    }

    /** The interval to go on with after a sample. */
    long intervalNanos(long intervalNanos, long nanos, long forkStartNanos) {
        if (++ticks % WINDOW_TICKS != 0) {
            return intervalNanos;
        }
        long cpu = ownCpuNanos.getAsLong();
        long spent = cpu - windowCpuNanos;
        long passed = nanos - windowNanos;
        boolean tooMuch = warm && cpu >= 0 && spent > MOST_SHARE * passed;
        warm = cpu >= 0;
        windowCpuNanos = cpu;
        windowNanos = nanos;
        if (!tooMuch || intervalNanos >= LONGEST_NANOS) {
            return intervalNanos;
        }
        long slower = Math.min(2 * intervalNanos, LONGEST_NANOS);
        out.accept(new Slowed(nanos - forkStartNanos, slower / NANOS_PER_MILLI, spent, passed));
        return slower;
    }
}
