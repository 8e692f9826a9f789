package io.github.testmonitor.ownership;

import io.github.testmonitor.probe.ThreadClock;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What one platform thread uses, and who pays for it: charges the owner it works for at each change of owner, at the end of the
 * thread and when its owner finishes. The thread itself changes its owner; any thread may settle.
 *
 * <p>Its lock is held for a reading of the clock at most, and no other lock is taken within it, see decision 0030.
 */
final class Account extends WeakReference<Thread> implements Worker {
    final int hash;
    /** The next in the same bucket of {@link Accounts}. */
    volatile @Nullable Account nextOfBucket;
    /** The one opened before it, of those that are there. */
    volatile @Nullable Account next;
    /** The one opened after it; guarded by the accounts. */
    @Nullable
    Account previous;

    private final ThreadClock clock;
    private volatile @Nullable Owner owner;
    /** The virtual thread that the thread carries now. */
    private volatile @Nullable Thread carried;
    /** Who pays for it. */
    private @Nullable VirtualAccount mounted;
    /** Whom the thread worked for before. */
    private @Nullable Owner outsideMounting;

    private long cpuNanos;
    private long allocatedBytes;
    private @Nullable Owner outsideTask;
    private boolean inTask;
    private boolean closed;
    /** Of the span that is open on the thread. */
    private @Nullable Owner home;

    private volatile long othersCpuNanos;
    private volatile long othersAllocatedBytes;

    private Account(Thread thread, ReferenceQueue<Thread> collected, ThreadClock clock) {
        super(thread, collected);
        this.hash = System.identityHashCode(thread);
        this.clock = clock;
    }

    /** Of a thread that works for nobody that is known. */
    static Account of(Thread running, ReferenceQueue<Thread> collected, ThreadClock clock) {
        return new Account(running, collected, clock);
    }

    /** Of a thread that is about to start: all it will do, from its first instruction on, is the owner's. */
    static Account of(Thread starting, ReferenceQueue<Thread> collected, ThreadClock clock, Owner owner) {
        Account account = new Account(starting, collected, clock);
        account.owner = owner;
        owner.joined();
        return account;
    }

    @Override
    public @Nullable Owner owner() {
        return owner;
    }

    /** The thread as it works now; null where it works for nobody who is wanted. Any thread may call. */
    @Nullable
    WorkingThread working(LongPredicate wanted) {
        Owner found = owner;
        if (found == null || found.isLate() || !wanted.test(found.ofSpan().id())) {
            return null;
        }
        synchronized (this) {
            Thread thread = get();
            if (owner != found || thread == null) {
                return null;
            }
            Thread virtual = carried;
            return new OwnedThread(this, found, thread, virtual == null ? thread : virtual, cpuNanos, allocatedBytes);
        }
    }

    /** Whether it works for this owner, and itself or the virtual thread it carries is {@code seen}. */
    @SuppressWarnings("ReferenceEquality") // This very owner, of which there is one.
    boolean worksFor(Owner expected, Thread seen) {
        Thread virtual = carried;
        return owner == expected && (virtual == null ? refersTo(seen) : virtual == seen);
    }

    /** The thread is about to run a virtual one, and works for whomever that works for. Called by the thread itself. */
    synchronized void mounts(Thread virtual, VirtualAccount payer) {
        // Of an unmounting that went wrong there is more left than the thread's own work.
        Owner outside = mounted == null ? owner : outsideMounting;
        carried = virtual;
        mounted = payer;
        payer.isMountedOn(
                this); // Before its owner is asked for: one that changes now is either seen here, or told here.
        outsideMounting = outside;
        change(payer.owner());
    }

    /**
     * The thread has unmounted the virtual one, which another may be running by now. Called by the thread itself.
     *
     * @return the virtual thread that it ran
     */
    @Nullable
    synchronized Thread unmounts() {
        Thread virtual = carried;
        change(outsideMounting);
        outsideMounting = null;
        mounted = null;
        carried = null;
        return virtual;
    }

    @Override
    public @Nullable Owner change(@Nullable Owner to) {
        if (owner == to) {
            return to;
        }
        synchronized (this) {
            return change(to, clock.cpuNanos(), clock.allocatedBytes());
        }
    }

    @Override
    public @Nullable Owner begin(Owner span, long cpu, long allocated) {
        synchronized (this) {
            Owner before = change(span, cpu, allocated);
            if (span.isSpan()) { // A section is a part of what is open here, or of what the thread helps another with.
                home = span;
            }
            return before;
        }
    }

    @Override
    public void end(Owner span, @Nullable Owner back, long cpu, long allocated) {
        synchronized (this) {
            Owner now = owner;
            if (now != null && now.isWithin(span)) {
                change(back, cpu, allocated);
            }
            if (span.isSpan()) {
                home = back == null ? null : back.ofSpan();
            }
        }
    }

    @Override
    public long othersCpuNanos() {
        return othersCpuNanos;
    }

    @Override
    public long othersAllocatedBytes() {
        return othersAllocatedBytes;
    }

    @Override
    public synchronized void becomesWorker() {
        inTask = false;
        change(null);
    }

    @Override
    public synchronized void taskBegins(Owner ofTask) {
        Owner before = change(ofTask);
        if (!inTask) {
            inTask = true;
            outsideTask = before;
        }
    }

    @Override
    public synchronized void taskEnds() {
        if (inTask) {
            inTask = false;
            change(outsideTask);
            outsideTask = null;
        }
    }

    /** Charges what the thread has used so far, if it works for this owner. Any thread may call. */
    void settle(Owner with) {
        Owner now = owner;
        if (now == null || !now.isWithin(with)) {
            return;
        }
        synchronized (this) {
            Thread thread = get();
            if (owner != now || closed || thread == null) {
                return;
            }
            if (thread == Thread.currentThread()) {
                charge(clock.cpuNanos(), clock.allocatedBytes());
            } else if (thread.isAlive()) {
                charge(clock.cpuNanos(thread), clock.allocatedBytes(thread));
            }
        }
    }

    /** The thread never ran, or is gone without a word; what it used since it was last seen is not known. Any thread may call. */
    synchronized void drop() {
        Owner charged = owner;
        owner = null;
        closed = true;
        if (charged != null) {
            charged.left();
        }
    }

    /**
     * As {@link #change(Owner)}, for a virtual thread that this thread carries, and that cannot read a clock. It may have moved on to
     * another thread, as it may have waited for this one's lock: which has been told of its owner then.
     */
    @SuppressWarnings("ReferenceEquality") // This very thread's.
    synchronized void changeWhileCarrying(VirtualAccount payer) {
        Thread thread = get();
        if (thread != null && mounted == payer) {
            change(payer.owner(), clock.cpuNanos(thread), clock.allocatedBytes(thread));
        }
    }

    /** The thread ends. Called by the thread itself. */
    synchronized void close() {
        change(null);
        closed = true;
    }

    private @Nullable Owner change(@Nullable Owner to, long cpu, long allocated) {
        Owner before = owner;
        if (before == to || closed) {
            return before;
        }
        try {
            charge(cpu, allocated);
        } finally {
            owner = to;
            if (before != null) {
                before.left();
            }
            if (to != null) {
                to.joined();
            }
        }
        return before;
    }

    private void charge(long cpu, long allocated) {
        long cpuBefore = cpuNanos;
        long allocatedBefore = allocatedBytes;
        cpuNanos = cpu;
        allocatedBytes = allocated;
        Owner charged = owner;
        if (charged != null) {
            Thread thread = get();
            charged.charge(thread == null ? "" : thread.getName(), cpuBefore, cpu, allocatedBefore, allocated);
        }
        if (isForOthers(charged)) {
            othersCpuNanos += Math.max(0, cpu - cpuBefore);
            othersAllocatedBytes += Math.max(0, allocated - allocatedBefore);
        }
    }

    /** Work for nobody, too, where a span is open here: the span's thread weaves a class that it needs. */
    private boolean isForOthers(@Nullable Owner charged) {
        Owner expected = home;
        return charged == null ? expected != null : expected == null || !charged.isWithin(expected);
    }
}
