package io.github.testmonitor.session;

import io.github.testmonitor.ownership.Charging;
import io.github.testmonitor.ownership.Owner;
import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import org.jspecify.annotations.Nullable;

/**
 * A named part of a test or container, from its start to its finish, and what has been gathered of it so far. Its peaks and counters
 * are guarded by {@link OpenSpans}, all else by its {@link SectionsOfSpan}.
 */
final class Section {
    private final long id;
    private final String name;
    private final Span span;
    private final @Nullable Section around;
    private final Thread thread = Thread.currentThread();
    private final @Nullable Owner owner;
    private final @Nullable Charging charging;
    private final Peaks peaks = new Peaks();
    private final EpochPeak epochPeak = new EpochPeak();
    private final Overlap overlap = new Overlap();
    private @Nullable Owner chargedBefore;
    private Readings start = new Readings();
    private @Nullable Readings knownBefore;
    private Readings end = new Readings();
    private @Nullable Long liveHeapBytes;
    private boolean sampled;
    private long startNanos;
    private long startCpuNanos;
    private long startAllocatedBytes;
    private boolean finished;

    /**
     * Of the calling thread.
     *
     * @param around the section that it begins in
     * @param owner who pays for its work, and {@code charging} the calling thread; null where that is not followed
     */
    Section(
            long id,
            String name,
            Span span,
            @Nullable Section around,
            @Nullable Owner owner,
            @Nullable Charging charging) {
        this.id = id;
        this.name = name;
        this.span = span;
        this.around = around;
        this.owner = owner;
        this.charging = charging;
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    Span span() {
        return span;
    }

    Thread thread() {
        return thread;
    }

    @Nullable
    Owner owner() {
        return owner;
    }

    /** The number of the section, test or container around it. */
    long parentId() {
        return around == null ? span.id() : around.id;
    }

    /** Whether it is that section, or one within it. */
    boolean isWithin(Section other) {
        for (Section section = this; section != null; section = section.around) {
            if (section == other) {
                return true;
            }
        }
        return false;
    }

    /** What the calling thread does from the return on is the section's. */
    void worksFrom(ThreadClock clock) {
        startCpuNanos = clock.cpuNanos();
        startAllocatedBytes = clock.allocatedBytes();
        if (owner != null && charging != null) {
            chargedBefore = charging.begin(owner, startCpuNanos, startAllocatedBytes);
        }
    }

    /** What its thread, which calls, does from the entry on is the section's no longer, also where it has finished before. */
    void worksUntil(long cpuNanos, long allocatedBytes) {
        if (owner != null && charging != null) {
            charging.end(owner, chargedBefore, cpuNanos, allocatedBytes);
        }
    }

    long startCpuNanos() {
        return startCpuNanos;
    }

    long startAllocatedBytes() {
        return startAllocatedBytes;
    }

    boolean isFinished() {
        return finished;
    }

    void finished() {
        finished = true;
    }

    void begin(Readings edge, @Nullable Readings known, long nanos) {
        start = edge;
        knownBefore = known;
        startNanos = nanos;
        epochPeak.goesOn(nanos);
        peaks.fold(edge);
        if (known != null) {
            peaks.fold(known);
        }
    }

    void end(Readings edge) {
        end = edge;
        peaks.fold(edge);
    }

    void sample(Readings readings) {
        sampled = true;
        peaks.fold(readings);
    }

    /** As {@link Span#collected}. */
    void collected(long number, long beganNanos, long beforeBytes, long afterBytes) {
        if (!start.has(Reading.GC_COUNT) || number <= start.value(Reading.GC_COUNT)) {
            return;
        }
        liveHeapBytes = afterBytes;
        if (beganNanos - startNanos >= 0) {
            peaks.fold(new Readings().set(Reading.HEAP_USED, beforeBytes));
        }
    }

    Overlap overlap() {
        return overlap;
    }

    EpochPeak epochPeak() {
        return epochPeak;
    }

    Readings start() {
        return start;
    }

    @Nullable
    Readings knownBefore() {
        return knownBefore;
    }

    Readings end() {
        return end;
    }

    Readings greatest() {
        return peaks.greatest();
    }

    @Nullable
    Long liveHeapBytes() {
        return liveHeapBytes;
    }

    boolean isSampled() {
        return sampled;
    }

    long wallNanos(long nanos) {
        return nanos - startNanos;
    }
}
