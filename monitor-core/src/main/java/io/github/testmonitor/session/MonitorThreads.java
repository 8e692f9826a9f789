package io.github.testmonitor.session;

import io.github.testmonitor.probe.ThreadClock;
import org.jspecify.annotations.Nullable;

/**
 * What the monitor's own threads use: the whole of the sampler's, opening the probes included, and the JVM's that tells of
 * collections. Any thread may ask.
 */
final class MonitorThreads {
    private final CollectedHeap collectedHeap;
    private volatile @Nullable Thread sampler;
    private volatile long endedCpuNanos = ThreadClock.UNKNOWN;
    private volatile long endedAllocatedBytes = ThreadClock.UNKNOWN;

    MonitorThreads(CollectedHeap collectedHeap) {
        this.collectedHeap = collectedHeap;
    }

    void samplesOn(Thread thread) {
        sampler = thread;
    }

    /** The calling thread, the sampler's, is about to end, and the JVM tells nothing of those that have. */
    void samplerEnds(ThreadClock clock) {
        endedCpuNanos = clock.cpuNanos();
        endedAllocatedBytes = clock.allocatedBytes();
    }

    /** Negative where the JVM tells none. */
    long cpuNanos(ThreadClock clock) {
        Thread thread = sampler;
        long nanos = thread == null ? ThreadClock.UNKNOWN : clock.cpuNanos(thread);
        return plus(nanos < 0 ? endedCpuNanos : nanos, collectedHeap.cpuNanos());
    }

    /** As {@link #cpuNanos}. */
    long allocatedBytes(ThreadClock clock) {
        Thread thread = sampler;
        long bytes = thread == null ? ThreadClock.UNKNOWN : clock.allocatedBytes(thread);
        return plus(bytes < 0 ? endedAllocatedBytes : bytes, collectedHeap.allocatedBytes());
    }

    private static long plus(long ofSampler, long ofCollections) {
        return ofSampler < 0 ? ThreadClock.UNKNOWN : ofSampler + ofCollections;
    }
}
