package io.github.testmonitor.probe;

import org.jspecify.annotations.Nullable;

/**
 * Opens the probes for whoever needs them first: the sampler's thread, in the background, or a test that starts even earlier and
 * then waits for what it needs. Nothing is opened before main. Any thread may ask.
 */
public final class ProbesOnDemand {
    private final ProbeSources sources;
    private final Unavailabilities unavailabilities;
    private volatile @Nullable Probes opened;

    public ProbesOnDemand(ProbeSources sources, Unavailabilities unavailabilities) {
        this.sources = sources;
        this.unavailabilities = unavailabilities;
    }

    /** The probes; the first call takes some 50 ms of CPU. */
    public Probes get() {
        Probes probes = opened;
        return probes != null ? probes : open();
    }

    /** The probes, or null where nobody has asked for them yet, or they are just being opened. */
    public @Nullable Probes ifOpened() {
        return opened;
    }

    private synchronized Probes open() {
        Probes probes = opened;
        if (probes == null) {
            probes = Probes.open(sources, unavailabilities);
            opened = probes;
        }
        return probes;
    }
}
