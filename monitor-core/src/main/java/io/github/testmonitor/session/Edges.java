package io.github.testmonitor.session;

import io.github.testmonitor.ownership.Works;
import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.record.Readings;
import org.jspecify.annotations.Nullable;

/**
 * What a start or a finish does for all that run beside it: it closes the epochs of late work and of the resident peak, reads the fork's
 * counters, and asks for collections that are yet to be told. Any thread may call.
 */
final class Edges {
    private final LateEpochs late;
    private final PeakEpochs peaks;
    private final CollectedHeap collectedHeap;

    Edges(LateEpochs late, PeakEpochs peaks, CollectedHeap collectedHeap) {
        this.late = late;
        this.peaks = peaks;
        this.collectedHeap = collectedHeap;
    }

    /**
     * A span or section is about to start.
     *
     * @return whether an epoch of the peak was closed for it, so that what it starts from is known
     */
    boolean start(@Nullable Works works, Probes opened, long nanos) {
        late.start(works, nanos);
        peaks.begin(opened, nanos);
        return peaks.start(nanos) >= 0;
    }

    /**
     * A span or section is about to finish: it is open still, and its own work is not late yet.
     *
     * @param isLong whether it has run for {@link SpanFigures#LONG_NANOS}
     * @return the resident memory at this instant, or negative where no epoch of the peak was closed
     */
    long finish(@Nullable Works works, boolean isLong, long nanos) {
        late.finish(works, isLong, nanos);
        return peaks.finish(isLong, nanos);
    }

    /** The fork's counters at a start. */
    static Readings read(Probes opened) {
        Readings edge = new Readings();
        opened.readEdge(edge);
        return edge;
    }

    /**
     * The fork's counters at a finish; gives the collections since to those that are open.
     *
     * @param collectionsBefore of the fork, when what finishes had begun
     */
    Readings read(Probes opened, boolean isLong, long collectionsBefore) {
        Readings edge = read(opened);
        if (isLong) {
            collectedHeap.finish(collectionsBefore, edge);
        }
        return edge;
    }
}
