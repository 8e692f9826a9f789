package io.github.testmonitor.session;

import io.github.testmonitor.ownership.LateWork;
import io.github.testmonitor.ownership.OwnedWork;
import io.github.testmonitor.ownership.Ownership;
import io.github.testmonitor.ownership.Works;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord.Late;
import io.github.testmonitor.sampling.Ticker;
import org.jspecify.annotations.Nullable;

/** Writes the work that goes on for spans that have finished: at each tick, what has been charged by then ({@link LateEpochs}). */
final class LateRecords {
    private final ForkFileWriter out;
    private final Ticker ticker;
    private final Ownership ownership;
    private final LateEpochs epochs;

    LateRecords(ForkFileWriter out, Ticker ticker, Ownership ownership, LateEpochs epochs) {
        this.out = out;
        this.ticker = ticker;
        this.ownership = ownership;
        this.epochs = epochs;
    }

    /** Writes what there is at a tick. */
    synchronized void writeAtTick() {
        write(false);
    }

    /** Writes all there is. */
    synchronized void writeAll() {
        write(true);
    }

    private void write(boolean all) {
        Works works = ownership.ifFollowed();
        if (works == null) {
            return;
        }
        long nanos = ticker.nanos();
        epochs.tick(works, all, nanos);
        for (LateWork late : works.takeLate()) {
            out.write(new Late(
                    nanos,
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
