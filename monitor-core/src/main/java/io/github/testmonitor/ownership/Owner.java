package io.github.testmonitor.ownership;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One span as the one who pays: what has been done for it so far, on whatever threads. It outlives its span for as long as a
 * thread or a task still knows it, so it is small and knows nothing of the span but its number. Any thread may call.
 *
 * <p>A section of a span is an owner, too: what is charged to it is charged to those around it as well, and only to them once it has
 * finished. Only a span has late work.
 *
 * <p>Charging takes no lock, as it is done while that of an {@link Account} is held; see decision 0030.
 */
public final class Owner {
    private static final int FINISHED = 1;
    private static final int ONE_THREAD = 2;

    private final long id;
    private final AllLateWork allLate;
    private final @Nullable Owner around;

    /** Twice the threads that work for it, and {@link #FINISHED} once it has finished. */
    private final AtomicInteger state = new AtomicInteger();

    private final WorkSum inTime = new WorkSum();
    private final WorkSum late = new WorkSum();
    /** Where work is added now: to what is late, once it has finished. */
    private volatile WorkSum sum = inTime;

    private volatile @Nullable Owner nextUntold;
    private final AtomicReference<@Nullable String> lateThread = new AtomicReference<>();

    private Owner(long id, AllLateWork late, @Nullable Owner around) {
        this.id = id;
        this.allLate = late;
        this.around = around;
    }

    Owner(long id, AllLateWork late) {
        this(id, late, null);
    }

    /** A section within this section or span, or, where this section has finished, within what is open around it. */
    Owner section(long number) {
        Owner open = this;
        for (Owner outer = open.around; open.hasFinished() && outer != null; outer = open.around) {
            open = outer;
        }
        return new Owner(number, allLate, open);
    }

    /** The number of its span or section. */
    public long id() {
        return id;
    }

    /** Whether it is a span's, and not a section's. */
    boolean isSpan() {
        return around == null;
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
            if (!owner.hasFinished()) {
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
    public boolean isLate() {
        return ofSpan().hasFinished();
    }

    private boolean hasFinished() {
        return (state.get() & FINISHED) != 0;
    }

    /** Does something if its span has not finished, whose finish waits meanwhile. */
    void whileRunning(Runnable write) {
        Owner span = ofSpan();
        synchronized (span) {
            if (!span.hasFinished()) {
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

    private void charges(int more) {
        int before = state.getAndAdd(more * ONE_THREAD);
        if ((before & FINISHED) != 0 && around == null) {
            allLate.threads(more);
        }
    }

    /** Whether any thread works for it now. */
    boolean isCharged() {
        return state.get() >= ONE_THREAD;
    }

    /** Charges what a thread used from one reading of its clock to the next; negative readings are unknown. */
    void charge(String thread, long cpuFrom, long cpuTo, long allocatedFrom, long allocatedTo) {
        long cpu = used(cpuFrom, cpuTo);
        long allocated = used(allocatedFrom, allocatedTo);
        for (Owner owner = this; owner != null; owner = owner.around) {
            owner.add(thread, cpu, allocated);
        }
    }

    private static long used(long from, long to) {
        return from < 0 || to < 0 ? OwnedWork.UNKNOWN : Math.max(0, to - from);
    }

    private void add(String thread, long cpu, long allocated) {
        if (sum == late) {
            addLate(thread, cpu, allocated);
            return;
        }
        inTime.add(cpu, allocated);
        if (sum == late) { // It has finished meanwhile, and may have missed this.
            addLate(thread, inTime.takeCpuNanos(), inTime.takeAllocatedBytes());
        }
    }

    private void addLate(String thread, long cpu, long allocated) {
        if (around != null) {
            return;
        }
        late.add(cpu, allocated);
        if (cpu > 0 || allocated > 0) {
            allLate.add(Math.max(0, cpu), Math.max(0, allocated));
            if (lateThread.getAndSet(thread) == null) {
                allLate.isToBeTold(this);
            }
        }
    }

    /** Its span or section has finished: returns what was done for it until now; nothing if it is asked again. */
    synchronized OwnedWork finish() {
        if (hasFinished()) {
            return OwnedWork.NONE;
        }
        int before = state.getAndAdd(FINISHED);
        if (around == null) {
            allLate.threads(before / ONE_THREAD);
        }
        long cpu = inTime.takeCpuNanos();
        long allocated = inTime.takeAllocatedBytes();
        sum = late; // From here on, who adds to the other takes it back; what has been added since it was taken is in
        // time.
        return new OwnedWork(sumOf(cpu, inTime.takeCpuNanos()), sumOf(allocated, inTime.takeAllocatedBytes()));
    }

    private static long sumOf(long one, long other) {
        return one < 0 || other < 0 ? OwnedWork.UNKNOWN : one + other;
    }

    /** What was done for it since its span finished or this was last asked, or null if nothing was. */
    @Nullable
    LateWork takeLate() {
        String thread = lateThread.getAndSet(null);
        if (thread == null) {
            return null;
        }
        OwnedWork work = new OwnedWork(late.takeCpuNanos(), late.takeAllocatedBytes());
        return work.equals(OwnedWork.NONE) ? null : new LateWork(id, thread, work);
    }

    /** The next in the chain of those whose late work is to be told. */
    @Nullable
    Owner nextUntold() {
        return nextUntold;
    }

    void nextUntold(@Nullable Owner next) {
        nextUntold = next;
    }
}
