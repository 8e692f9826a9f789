package io.github.testmonitor.session;

import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord.ContainerFinished;
import io.github.testmonitor.record.ForkRecord.TestFinished;
import io.github.testmonitor.record.Status;
import org.jspecify.annotations.Nullable;

/**
 * Writes the finishes of spans, also where a test has used up all of the heap: a test without one would look like what its fork did
 * not survive. Some heap is held for that and given back then; what there is no room for all the same waits until there is. Any thread
 * may call; nothing is thrown.
 */
final class Finishes {
    private static final int RESERVE_BYTES = 128 * 1024;
    /** It is taken again where so many times as much is free without a collection. */
    private static final int EASILY = 4;

    private final ForkFileWriter out;
    private volatile byte @Nullable [] reserve = new byte[RESERVE_BYTES];

    /** The first of a chain of spans, which needs no heap. */
    private @Nullable Span waiting;

    private volatile boolean anyWaiting;

    Finishes(ForkFileWriter out) {
        this.out = out;
    }

    /** A span could not be measured, most likely for want of heap. */
    void makeRoom() {
        reserve = null;
    }

    /**
     * Writes one.
     *
     * @param measured null where the span could not be measured
     */
    void write(Span span, Status status, long at, @Nullable Figures measured) {
        if (measured != null && isWritten(span, status, at, measured)) {
            writeWaiting();
            restoreReserve();
            return;
        }
        makeRoom();
        if (!isWritten(span, status, at, null)) {
            await(span, status, at);
        }
    }

    /** Writes those that wait, as far as there is room now. */
    void writeWaiting() {
        if (anyWaiting) {
            synchronized (this) {
                while (waiting != null && isWritten(waiting, waiting.waitingStatus(), waiting.waitingNanos(), null)) {
                    waiting = waiting.nextWaiting();
                }
                anyWaiting = waiting != null;
            }
        }
    }

    /** As {@link #writeWaiting}, at the end of the fork. */
    void writeLast() {
        makeRoom();
        writeWaiting();
    }

    private synchronized void await(Span span, Status status, long at) {
        span.awaits(status, at, waiting);
        waiting = span;
        anyWaiting = true;
    }

    private void restoreReserve() {
        if (reserve == null && Runtime.getRuntime().freeMemory() > EASILY * RESERVE_BYTES) {
            try {
                reserve = new byte[RESERVE_BYTES];
            } catch (OutOfMemoryError fullAgain) {
                // The next span may find room.
            }
        }
    }

    private boolean isWritten(Span span, Status status, long at, @Nullable Figures measured) {
        try {
            int others = span.overlap().otherTests();
            Figures figures = measured != null ? measured : SpanFigures.failed(span.wallNanos(at));
            return out.write(
                            span.isTest()
                                    ? new TestFinished(at, span.id(), status, others, figures)
                                    : new ContainerFinished(at, span.id(), status, others, figures))
                    || out.isClosed();
        } catch (Throwable full) { // Or what comes of it, as where a class could not be loaded for want of heap.
            return false;
        }
    }
}
