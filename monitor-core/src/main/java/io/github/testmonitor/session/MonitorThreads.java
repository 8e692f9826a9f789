package io.github.testmonitor.session;

import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.probe.ThreadClock;
import org.jspecify.annotations.Nullable;

/**
 * What the monitor's own threads use: the whole of the sampler's, opening the probes included, and the JVM's that tells of
 * collections. Any thread may ask.
 */
final class MonitorThreads {
    private final CollectedHeap collectedHeap;
    private volatile @Nullable Thread sampler;

    MonitorThreads(CollectedHeap collectedHeap) {
        this.collectedHeap = collectedHeap;
    }

    void samplesOn(Thread thread) {
        sampler = thread;
    }

    /** Negative where the JVM tells none, as of a thread that has ended. */
    long cpuNanos(Probes opened) {
        Thread thread = sampler;
        long nanos = thread == null ? ThreadClock.UNKNOWN : opened.threads().cpuNanos(thread);
        return nanos < 0 ? ThreadClock.UNKNOWN : nanos + collectedHeap.cpuNanos();
    }

    /** As {@link #cpuNanos}. */
    long allocatedBytes(Probes opened) {
        Thread thread = sampler;
        long bytes = thread == null ? ThreadClock.UNKNOWN : opened.threads().allocatedBytes(thread);
        return bytes < 0 ? ThreadClock.UNKNOWN : bytes + collectedHeap.allocatedBytes();
    }
}
