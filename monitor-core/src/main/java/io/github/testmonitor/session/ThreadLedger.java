package io.github.testmonitor.session;

import io.github.testmonitor.probe.ThreadClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who pays for what one thread does: the innermost of the spans open on it. At each start and finish of a span on this thread,
 * what the thread has used since the edge before is charged to the span that was innermost until then.
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
    private final List<Span> open = new ArrayList<>(4);
    private long cpuNanos;
    private long allocatedBytes;
    private long baseUserNanos;
    private long baseCpuNanos;

    ThreadLedger(Thread thread, ThreadClock clock) {
        this.thread = thread;
        this.clock = clock;
    }

    /** Begins a span on this thread; what the thread does from the return on is the span's. */
    synchronized void begin(Span span) {
        Span charged = innermost();
        if (charged != null) {
            charged.work().covered();
        }
        open.add(span);
        long cpu = clock.cpuNanos();
        if (cpu - baseCpuNanos > BASE_VALID_NANOS) {
            readBase(cpu);
            cpu = clock.cpuNanos();
        }
        charge(charged, cpu, clock.allocatedBytes());
    }

    /** Ends a span of this thread; what the thread does from the entry on is no longer the span's. */
    synchronized void end(Span span) {
        boolean own = Thread.currentThread() == thread;
        long cpu = own ? clock.cpuNanos() : clock.cpuNanos(thread);
        charge(innermost(), cpu, own ? clock.allocatedBytes() : clock.allocatedBytes(thread));
        open.remove(span);
        if (!own) {
            span.work().endedElsewhere();
        }
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
        if (span != null) {
            span.work().addCpu(cpuNanos, cpu);
            span.work().addAllocation(allocatedBytes, allocated);
        }
        cpuNanos = cpu;
        allocatedBytes = allocated;
    }

    private @Nullable Span innermost() {
        return open.isEmpty() ? null : open.get(open.size() - 1);
    }
}
