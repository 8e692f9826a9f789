package io.github.testmonitor.session;

import io.github.testmonitor.ownership.Charging;
import io.github.testmonitor.ownership.Owner;
import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.CompiledApart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who pays for what one thread does: the span that began on it last, and when that has ended, one around it or a test that the thread
 * was in the middle of. Containers that are merely open are not at work: some frameworks end those of all methods of a class with the
 * class. At each start and finish of a span on this thread, what the thread has used since the edge before is charged to the span that
 * it worked for until then, without what it did for others meanwhile.
 *
 * <p>A container is so charged for its set-up and tear-down, for what runs between its children, and for the monitor's own work
 * there, some microseconds a child.
 *
 * <p>User time is too dear to be read at each edge. A base is read where a span starts and more than {@link #BASE_VALID_NANOS}
 * of the thread's CPU lie behind the last one; a span's user time is its CPU time in the proportion of user to all CPU time
 * since that base, which covers the span and at most that little before it.
 *
 * <p>The thread itself calls all but {@link #end}, which any thread may call.
 */
final class ThreadLedger {
    /** A reading of 9 µs once in 40 ms of CPU costs a quarter of a thousandth. */
    static final long BASE_VALID_NANOS = 40_000_000;

    private final Thread thread;
    private final ThreadClock clock;
    private final OutsideWork outside;
    private final @Nullable Charging charging;
    private final List<Span> open = new ArrayList<>(4);
    private @Nullable Span current;
    private long othersCpuNanos;
    private long othersAllocatedBytes;
    private long cpuNanos;
    private long allocatedBytes;
    private long baseUserNanos;
    private long baseCpuNanos;

    /** @param charging the same thread, where owned work is followed */
    ThreadLedger(Thread thread, ThreadClock clock, @Nullable Charging charging, OutsideWork outside) {
        this.thread = thread;
        this.clock = clock;
        this.charging = charging;
        this.outside = outside;
    }

    Thread thread() {
        return thread;
    }

    /** Begins a span on this thread; what the thread does from the return on is the span's. */
    @CompiledApart
    synchronized void begin(Span span) {
        Span charged = current;
        if (charged != null) {
            charged.work().covered();
        }
        open.add(span);
        current = span;
        long cpu = clock.cpuNanos();
        if (cpu - baseCpuNanos > BASE_VALID_NANOS) {
            readBase(cpu);
            cpu = clock.cpuNanos();
        }
        long allocated = clock.allocatedBytes();
        Owner owner = span.owner();
        if (charging != null && owner != null) {
            span.chargedBefore(charging.begin(owner, cpu, allocated));
        }
        charge(charged, cpu, allocated);
    }

    /** Ends a span of this thread, if it is open still; what the thread does from the entry on is no longer the span's. */
    @CompiledApart
    synchronized void end(Span span) {
        if (!open.remove(span)) {
            return;
        }
        boolean own = Thread.currentThread() == thread;
        long cpu = own ? clock.cpuNanos() : clock.cpuNanos(thread);
        long allocated = own ? clock.allocatedBytes() : clock.allocatedBytes(thread);
        Span charged = current;
        Owner back = charged == null ? null : charged.owner();
        if (charged == span) {
            current = after(span);
            back = chargedAfter(span);
        }
        Owner owner = span.owner();
        if (charging != null && owner != null) {
            charging.end(owner, back, cpu, allocated);
        }
        charge(charged, cpu, allocated);
        if (!own) {
            span.work().endedElsewhere();
        }
    }

    /** Charges what the thread has done since its last span ended; any thread may call. Nothing where it works for one. */
    synchronized void chargeTail() {
        if (current == null) {
            charge(null, clock.cpuNanos(thread), clock.allocatedBytes(thread));
        }
    }

    /** The span that the thread works for; null where it works for none. */
    synchronized @Nullable Span current() {
        return current;
    }

    /** The thread, where it is at work for this span; else null. */
    @SuppressWarnings("ReferenceEquality") // This very span, of which there is one.
    synchronized @Nullable Thread worksFor(Span span) {
        return current == span ? thread : null;
    }

    /** Does something if the thread is at work for this span, which cannot end meanwhile. */
    synchronized void whileAtWork(Span span, Runnable write) {
        if (worksFor(span) != null) {
            write.run();
        }
    }

    /** What the thread had allocated at the latest edge; negative where that is unknown. */
    synchronized long allocatedBytes() {
        return allocatedBytes;
    }

    /** CPU time of the thread at the latest edge; negative where it is unknown. */
    synchronized long cpuNanos() {
        return cpuNanos;
    }

    /** Finds the user time of the span that has just ended on this thread, and makes the reading the base of the next. */
    synchronized void readUserTime(Span span) {
        long user = clock.userNanos();
        long cpuSinceBase = cpuNanos - baseCpuNanos;
        if (user < 0 || cpuSinceBase <= 0) {
            return;
        }
        span.work().userShare(Math.min(1.0, Math.max(0, user - baseUserNanos) / (double) cpuSinceBase));
        baseUserNanos = user;
        baseCpuNanos = cpuNanos;
    }

    private void readBase(long cpu) {
        baseUserNanos = Math.max(0, clock.userNanos());
        baseCpuNanos = cpu;
    }

    private void charge(@Nullable Span span, long cpu, long allocated) {
        if (charging != null) {
            // Moved on, as if the thread had used as much less.
            long others = charging.othersCpuNanos();
            cpuNanos = plus(cpuNanos, others - othersCpuNanos, cpu);
            othersCpuNanos = others;
            others = charging.othersAllocatedBytes();
            allocatedBytes = plus(allocatedBytes, others - othersAllocatedBytes, allocated);
            othersAllocatedBytes = others;
        }
        if (span != null) {
            span.work().addCpu(cpuNanos, cpu);
            span.work().addAllocation(allocatedBytes, allocated);
        } else {
            outside.add(cpuNanos, cpu, allocatedBytes, allocated);
        }
        cpuNanos = cpu;
        allocatedBytes = allocated;
    }

    /** Up to what the clock says now; what is unknown stays so. */
    private static long plus(long from, long more, long to) {
        return from < 0 || to < 0 ? from : Math.min(to, from + more);
    }

    /** What the thread goes on with when a span has ended. */
    private @Nullable Span after(Span ended) {
        for (int at = open.size() - 1; at >= 0; at--) {
            Span span = open.get(at);
            if (span.isTest() || span.isAround(ended)) {
                return span;
            }
        }
        return null;
    }

    /** Who pays from then on. */
    private @Nullable Owner chargedAfter(Span ended) {
        Owner before = ended.chargedAfter();
        Span goesOn = current;
        return before != null || goesOn == null ? before : goesOn.owner();
    }
}
