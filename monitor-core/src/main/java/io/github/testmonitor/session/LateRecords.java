package io.github.testmonitor.session;

import io.github.testmonitor.ownership.LateWork;
import io.github.testmonitor.ownership.OwnedWork;
import io.github.testmonitor.ownership.Ownership;
import io.github.testmonitor.ownership.Works;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord.Late;
import io.github.testmonitor.sampling.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Writes the work that goes on for spans that have finished: what has been charged at each tick, and what threads that are still at
 * it have used once in {@link #SETTLED_NANOS}, as they have to be asked one by one.
 */
final class LateRecords {
    /** Asking 2,000 threads takes 0.8 ms. */
    private static final long SETTLED_NANOS = 1_000_000_000L;

    private final ForkFileWriter out;
    private final Ticker ticker;
    private final long forkStartNanos;
    private final Ownership ownership;
    private long settledAt;

    LateRecords(ForkFileWriter out, Ticker ticker, long forkStartNanos, Ownership ownership) {
        this.out = out;
        this.ticker = ticker;
        this.forkStartNanos = forkStartNanos;
        this.ownership = ownership;
        this.settledAt = forkStartNanos;
    }

    /** Writes what there is at a tick. */
    synchronized void writeAtTick() {
        write(ticker.nanos() - settledAt >= SETTLED_NANOS);
    }

    /** Writes all there is. */
    synchronized void writeAll() {
        write(true);
    }

    private void write(boolean settled) {
        Works works = ownership.ifFollowed();
        if (works == null) {
            return;
        }
        long nanos = ticker.nanos();
        if (settled) {
            settledAt = nanos;
            works.settleLate();
        }
        for (LateWork late : works.takeLate()) {
            out.write(new Late(
                    nanos - forkStartNanos,
                    late.id(),
                    late.thread(),
                    known(late.work().cpuNanos()),
                    known(late.work().allocatedBytes())));
        }
    }

    private static @Nullable Long known(long value) {
        return value == OwnedWork.UNKNOWN ? null : value;
    }
}
