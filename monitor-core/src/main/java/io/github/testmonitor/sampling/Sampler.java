package io.github.testmonitor.sampling;

import io.github.testmonitor.record.ForkRecord.Sample;
import io.github.testmonitor.record.Readings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a sample at every tick and writes it, with the actual time since the sample before; whoever computes a rate uses that
 * gap and never the planned interval.
 *
 * <p>The first sample is taken at once, so that spans have something to start from. A sample is late when more than one and a
 * half intervals have passed since the tick before. As long as no test has been seen, which is for ever in a JVM that is none of
 * Surefire's, samples are written ever more rarely: the pause between two doubles up to {@link #LONGEST_IDLE_GAP}.
 *
 * <p>{@link #run()} belongs to one thread; the counts may be read by any.
 */
public final class Sampler implements Runnable {
    /** The pause between two written samples of a fork that has run no test for long: {@value} ns. */
    static final long LONGEST_IDLE_GAP = 10_000_000_000L;

    /** So many times what a sample took for which there was no heap pass until the next one: {@value}. */
    private static final int PAUSES = 20;

    private final Ticker ticker;
    private final @Nullable SamplingBudget budget;
    private final long plannedNanos;
    private long intervalNanos;
    private final Supplier<Readings> probes;
    private final OpenTests tests;
    private final Consumer<? super Sample> out;
    private final Looks looks;

    private long lastTick;
    private long lastWritten;
    private long idleGap;
    private final AtomicLong samples = new AtomicLong();
    private final AtomicLong lateSamples = new AtomicLong();
    private volatile boolean stopped;

    /**
     * @param probes everything that a sample holds; may be slow when first called, and never throws
     */
    public Sampler(
            Ticker ticker,
            Duration interval,
            Supplier<Readings> probes,
            OpenTests tests,
            Consumer<? super Sample> out) {
        this(ticker, interval, probes, tests, out, Looks.NONE, null);
    }

    /**
     * @param looks what is done between samples
     * @param budget slows the sampler where it costs too much; null where nothing does
     */
    public Sampler(
            Ticker ticker,
            Duration interval,
            Supplier<Readings> probes,
            OpenTests tests,
            Consumer<? super Sample> out,
            Looks looks,
            @Nullable SamplingBudget budget) {
        this.looks = looks;
        this.budget = budget;
        this.ticker = ticker;
        this.plannedNanos = interval.toNanos();
        this.intervalNanos = plannedNanos;
        this.probes = probes;
        this.tests = tests;
        this.out = out;
        this.idleGap = intervalNanos;
    }

    /** Samples until stopped. */
    @Override
    public void run() {
        sample();
        Schedule schedule = new Schedule(lastTick + intervalNanos, intervalNanos);
        while (!stopped) {
            long before = ticker.nanos();
            try {
                ticker.waitUntil(looks.next(schedule.next()));
                before = ticker.nanos();
                if (!stopped) {
                    looks.look(before);
                }
                if (!stopped && ticker.nanos() - schedule.next() >= 0) {
                    countIfLate();
                    boolean taken = sample();
                    schedule.advance(taken ? lastTick : later(before));
                    schedule = withinBudget(schedule);
                }
            } catch (OutOfMemoryError someTestUsesUpTheHeap) {
                schedule.advance(Math.max(schedule.next(), later(before)));
            }
        }
    }

    /** Each try in a full heap is a collection of all of it: no more than a small part of the time is spent so. */
    private long later(long beforeNanos) {
        long now = ticker.nanos();
        return now + PAUSES * (now - beforeNanos);
    }

    /** Ends {@link #run()} at its next tick, at the latest. */
    public void stop() {
        stopped = true;
    }

    /** Samples written. */
    public long samples() {
        return samples.get();
    }

    public long lateSamples() {
        return lateSamples.get();
    }

    private Schedule withinBudget(Schedule planned) {
        SamplingBudget limit = budget;
        long wanted = limit == null ? intervalNanos : limit.intervalNanos(intervalNanos, lastTick);
        if (wanted == intervalNanos) {
            return planned;
        }
        intervalNanos = wanted;
        looks.slowTo((double) wanted / plannedNanos);
        return new Schedule(lastTick + wanted, wanted);
    }

    private void countIfLate() {
        if (ticker.nanos() - lastTick > intervalNanos + intervalNanos / 2) {
            lateSamples.incrementAndGet();
        }
    }

    /** False where there was no heap for it. */
    private boolean sample() {
        lastTick = ticker.nanos();
        try {
            Readings readings = probes.get();
            List<Long> running = tests.fold(readings);
            if (isDue()) {
                out.accept(new Sample(lastTick, lastTick - lastWritten, readings, running));
                lastWritten = lastTick;
                samples.incrementAndGet();
            }
            return true;
        } catch (OutOfMemoryError someTestUsesUpTheHeap) {
            return false; // This tick is lost; the gap of the next one says so.
        }
    }

    private boolean isDue() {
        if (samples.get() == 0 || tests.seenAny()) {
            return true;
        }
        if (lastTick - lastWritten < idleGap) {
            return false;
        }
        idleGap = Math.min(2 * idleGap, LONGEST_IDLE_GAP);
        return true;
    }
}
