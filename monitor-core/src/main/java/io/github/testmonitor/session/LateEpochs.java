package io.github.testmonitor.session;

import io.github.testmonitor.ownership.AllLateWork;
import io.github.testmonitor.ownership.Works;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the late work of the fork into epochs, so that spans which run meanwhile learn of it: closing one gives what has been charged in it to
 * every span that is open, whose figures of the whole fork are not its own alone then ({@link Overlap}). Where there is no late work,
 * an edge of a span costs three volatile reads.
 *
 * <p>What is charged by itself, at the end of a task or thread, is given at the next edge or tick. Threads that are still at it have to be
 * asked one by one: at the finish of a span that is long enough to have resident memory, and at other edges once they are due, as far as
 * this stays within some hundredth of the time; and at a tick once a second. So a span may be given what was done just before it, since the
 * epoch began with an earlier span; and of a span that finishes right after another, where hundreds of threads are at late work, the next one.
 *
 * <p>Any thread may call. An epoch has ended for a caller once the method returns, whoever closed it.
 */
final class LateEpochs {
    /** Asking a thread takes 0.4 to 3 µs, mostly below 2: it is done once in {@value} ns for each of them at most. */
    static final long NANOS_OF_A_THREAD = 200_000;

    static final long TICK_NANOS = 1_000_000_000L;

    private final OpenSpans open;
    private volatile long askedAt;
    private volatile long cpuNanos;
    private volatile long allocatedBytes;

    LateEpochs(OpenSpans open) {
        this.open = open;
    }

    /** A span is about to start. */
    void start(@Nullable Works works, long nanos) {
        edge(works, false, nanos);
    }

    /** A span is about to finish: it is open still, and its own work is not late yet. */
    void finish(@Nullable Works works, boolean isLong, long nanos) {
        edge(works, isLong, nanos);
    }

    /** A sample is about to be taken, or, with {@code all}, the last line about to be written. */
    synchronized void tick(Works works, boolean all, long nanos) {
        close(works, all || nanos - askedAt >= TICK_NANOS, nanos);
    }

    private void edge(@Nullable Works works, boolean needed, long nanos) {
        if (works == null) {
            return;
        }
        AllLateWork late = works.late();
        // The threads first: one that is gone by then has been charged.
        if (isWorthAsking(late.threads(), needed, nanos) || hasMoreThanGiven(late)) {
            synchronized (this) {
                close(works, isWorthAsking(late.threads(), needed, nanos), nanos);
            }
        }
    }

    private boolean hasMoreThanGiven(AllLateWork late) {
        return late.cpuNanos() != cpuNanos || late.allocatedBytes() != allocatedBytes;
    }

    /** A start never asks so many that the finish of the same span could not, if it becomes long. */
    private boolean isWorthAsking(int threads, boolean needed, long nanos) {
        long worth = threads * NANOS_OF_A_THREAD;
        long since = nanos - askedAt;
        return threads > 0
                && (needed ? since >= worth : since >= SpanFigures.LONG_NANOS && worth <= SpanFigures.LONG_NANOS);
    }

    private void close(Works works, boolean asks, long nanos) {
        if (asks) {
            works.settleLate();
        }
        AllLateWork late = works.late();
        long cpu = late.cpuNanos();
        long allocated = late.allocatedBytes();
        if (cpu != cpuNanos || allocated != allocatedBytes) {
            open.foldLate(cpu - cpuNanos, allocated - allocatedBytes);
            cpuNanos = cpu;
            allocatedBytes = allocated;
        }
        if (asks) {
            askedAt = nanos;
        }
    }
}
