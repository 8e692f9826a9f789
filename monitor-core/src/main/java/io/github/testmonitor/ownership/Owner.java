package io.github.testmonitor.ownership;

import org.jspecify.annotations.Nullable;

/**
 * One span as the one who pays: what has been done for it so far, on whatever threads. It outlives its span for as long as a
 * thread or a task still knows it, so it is small and knows nothing of the span but its number. Any thread may call.
 *
 * <p>A section of a span is an owner, too: what is charged to it is charged to those around it as well, and only to them once it has
 * finished. Only a span has late work.
 */
public final class Owner {
    private final long id;
    private final AllLateWork late;
    private final @Nullable Owner around;

    private long cpuNanos;
    private long allocatedBytes;
    private boolean cpuUnknown;
    private boolean allocationUnknown;
    private int charging;
    private volatile boolean finished;
    private @Nullable String lateThread;

    private Owner(long id, AllLateWork late, @Nullable Owner around) {
        this.id = id;
        this.late = late;
        this.around = around;
    }

    Owner(long id, AllLateWork late) {
        this(id, late, null);
    }

    /** A section within this section or span, or, where this section has finished, within what is open around it. */
    Owner section(long number) {
        Owner open = this;
        for (Owner outer = open.around; open.finished && outer != null; outer = open.around) {
            open = outer;
        }
        return new Owner(number, late, open);
    }

    /** The number of its span or section. */
    public long id() {
        return id;
    }

    /** The owner of the span itself. */
    public Owner ofSpan() {
        Owner outermost = this;
        for (Owner outer = around; outer != null; outer = outer.around) {
            outermost = outer;
        }
        return outermost;
    }

    /** The innermost section that has not finished: itself or one around it; null where it is in none. */
    public @Nullable Owner openSection() {
        for (Owner owner = this; owner.around != null; owner = owner.around) {
            if (!owner.finished) {
                return owner;
            }
        }
        return null;
    }

    /** Whether it is this owner, or a section of it. */
    @SuppressWarnings("ReferenceEquality") // This very owner, of which there is one.
    public boolean isWithin(@Nullable Owner other) {
        for (Owner owner = this; owner != null; owner = owner.around) {
            if (owner == other) {
                return true;
            }
        }
        return false;
    }

    /** Whether its span has finished, so that all further work is late. */
    boolean isLate() {
        return ofSpan().finished;
    }

    /** Does something if its span has not finished, which waits meanwhile. */
    void whileRunning(Runnable write) {
        Owner span = ofSpan();
        synchronized (span) {
            if (!span.finished) {
                write.run();
            }
        }
    }

    /** A thread begins to work for it. */
    void joined() {
        for (Owner owner = this; owner != null; owner = owner.around) {
            owner.charges(1);
        }
    }

    /** A thread works for it no more. */
    void left() {
        for (Owner owner = this; owner != null; owner = owner.around) {
            owner.charges(-1);
        }
    }

    private synchronized void charges(int more) {
        charging += more;
        if (finished && around == null) {
            late.threads(more);
        }
    }

    /** Whether any thread works for it now. */
    synchronized boolean isCharged() {
        return charging > 0;
    }

    /** Charges what a thread used from one reading of its clock to the next; negative readings are unknown. */
    void charge(String thread, long cpuFrom, long cpuTo, long allocatedFrom, long allocatedTo) {
        for (Owner owner = this; owner != null; owner = owner.around) {
            owner.add(thread, cpuFrom, cpuTo, allocatedFrom, allocatedTo);
        }
    }

    private synchronized void add(String thread, long cpuFrom, long cpuTo, long allocatedFrom, long allocatedTo) {
        if (finished && around != null) {
            return;
        }
        cpuUnknown |= cpuFrom < 0 || cpuTo < 0;
        allocationUnknown |= allocatedFrom < 0 || allocatedTo < 0;
        long cpu = Math.max(0, cpuTo - cpuFrom);
        long allocated = Math.max(0, allocatedTo - allocatedFrom);
        cpuNanos += cpu;
        allocatedBytes += allocated;
        if (finished && (cpu > 0 || allocated > 0)) {
            late.add(cpu, allocated);
            if (lateThread == null) {
                late.isToBeTold(this);
            }
            lateThread = thread;
        }
    }

    /** Its span or section has finished: returns what was done for it until now. */
    synchronized OwnedWork finish() {
        finished = true;
        if (around == null) {
            late.threads(charging);
        }
        return take();
    }

    /** What was done for it since its span finished or this was last asked, or null if nothing was. */
    synchronized @Nullable LateWork takeLate() {
        String thread = lateThread;
        if (thread == null) {
            return null;
        }
        lateThread = null;
        return new LateWork(id, thread, take());
    }

    private OwnedWork take() {
        OwnedWork work = new OwnedWork(
                cpuUnknown ? OwnedWork.UNKNOWN : cpuNanos, allocationUnknown ? OwnedWork.UNKNOWN : allocatedBytes);
        cpuNanos = 0;
        allocatedBytes = 0;
        return work;
    }
}
