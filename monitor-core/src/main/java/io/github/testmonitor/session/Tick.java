package io.github.testmonitor.session;

import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.sampling.Ticker;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is done at each tick of the sampler: late work and leaks are written, an epoch of the peak is closed, processes and collections
 * are looked at, and the readings of a sample are taken. Belongs to the sampler's thread.
 */
final class Tick implements Supplier<Readings> {
    /** What moves slowly or counts up is read so rarely: {@value} ns, less the little by which a tick may come early. */
    private static final long FULL_SAMPLE_NANOS = 990_000_000;

    private final Ticker ticker;
    private final Probes probes;
    private final Finishes finishes;
    private final LateRecords late;
    private final PeakEpochs epochs;
    private final CollectedHeap collectedHeap;
    private final Children children;
    private final Leaks leaks;
    private @Nullable Long lastFullSample;

    Tick(
            Ticker ticker,
            Probes probes,
            Finishes finishes,
            LateRecords late,
            PeakEpochs epochs,
            CollectedHeap collectedHeap,
            Children children,
            Leaks leaks) {
        this.ticker = ticker;
        this.probes = probes;
        this.finishes = finishes;
        this.late = late;
        this.epochs = epochs;
        this.collectedHeap = collectedHeap;
        this.children = children;
        this.leaks = leaks;
    }

    @Override
    public Readings get() {
        finishes.writeWaiting();
        late.writeAtTick();
        long nanos = ticker.nanos();
        epochs.begin(probes, nanos);
        Readings readings = new Readings();
        epochs.tick(nanos, readings);
        if (fullSampleIsDue(nanos)) {
            probes.readSample(readings);
        } else {
            probes.readQuickSample(readings);
        }
        collectedHeap.begin(probes);
        collectedHeap.tick(readings);
        children.tick();
        leaks.tick(nanos);
        return readings;
    }

    /** The first, and then one in a second. */
    private boolean fullSampleIsDue(long nanos) {
        boolean due = lastFullSample == null || nanos - lastFullSample >= FULL_SAMPLE_NANOS;
        lastFullSample = due ? Long.valueOf(nanos) : lastFullSample;
        return due;
    }
}
