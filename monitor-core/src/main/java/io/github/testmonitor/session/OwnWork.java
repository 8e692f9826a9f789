package io.github.testmonitor.session;

import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;

/**
 * What the thread of one span did for it: exact, or unknown as a whole, never a part. Guarded by the ledger of the thread while
 * the span is open.
 */
final class OwnWork {
    private static final double UNKNOWN_SHARE = -1;

    private long cpuNanos;
    private long allocatedBytes;
    private double userShare = UNKNOWN_SHARE;
    private boolean cpuUnknown;
    private boolean allocationUnknown;
    private boolean endedElsewhere;
    private boolean covered;

    /** From one reading of the thread's clock to the next; either may be unknown, which is negative. */
    void addCpu(long from, long to) {
        cpuUnknown |= from < 0 || to < 0;
        cpuNanos += Math.max(0, to - from);
    }

    void addAllocation(long from, long to) {
        allocationUnknown |= from < 0 || to < 0;
        allocatedBytes += Math.max(0, to - from);
    }

    /** The span was finished by another thread than the one that started it, so that its work has no single owner. */
    void endedElsewhere() {
        endedElsewhere = true;
    }

    /** Whether the span ended on the thread that it began on. */
    boolean isOfOneThread() {
        return !endedElsewhere;
    }

    /** Another span began within this one, on its thread. */
    void covered() {
        covered = true;
    }

    void userShare(double share) {
        userShare = share;
    }

    /** Adds what is known to the figures of the span, and for the rest the reason why it is not. */
    void addTo(Figures.Builder figures, ThreadClock clock, boolean longEnoughForUserTime) {
        if (endedElsewhere) {
            figures.absent(Figure.OWN_CPU, Absence.NOT_OWNED).absent(Figure.OWN_ALLOCATED, Absence.NOT_OWNED);
            figures.absent(Figure.USER_CPU, Absence.NOT_OWNED);
            return;
        }
        if (allocationUnknown) {
            figures.absent(Figure.OWN_ALLOCATED, clock.allocationAbsence());
        } else {
            figures.exact(Figure.OWN_ALLOCATED, allocatedBytes);
        }
        if (cpuUnknown) {
            figures.absent(Figure.OWN_CPU, clock.cpuAbsence()).absent(Figure.USER_CPU, clock.cpuAbsence());
            return;
        }
        figures.exact(Figure.OWN_CPU, cpuNanos);
        if (!longEnoughForUserTime) {
            figures.absent(Figure.USER_CPU, Absence.TOO_SHORT);
        } else if (covered) {
            figures.absent(Figure.USER_CPU, Absence.OFF);
        } else if (userShare == UNKNOWN_SHARE) {
            figures.absent(Figure.USER_CPU, Absence.UNSUPPORTED);
        } else {
            figures.set(Figure.USER_CPU, Math.round(cpuNanos * userShare), Kind.SAMPLED);
        }
    }
}
