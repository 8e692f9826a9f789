package io.github.testmonitor.stack;

import io.github.testmonitor.ownership.WorkingThread;
import io.github.testmonitor.ownership.WorkingThreads;
import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.probe.ThreadStacks;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.ForkRecord.LooksSlowed;
import io.github.testmonitor.record.ForkRecord.Stack;
import io.github.testmonitor.sampling.Looks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * While a test, or a container's own code, has run for longer than {@link #LONG_NANOS}, looks every {@link #PERIOD_NANOS} at what the
 * threads that work for it have used, and takes the stack of each that has used much since its latest one. Where no more stacks may be
 * taken for a time, it looks that much more rarely, and so it does where a look costs much, of which the fork file tells. A stack stands
 * for the time since the one before, see {@link Movement}; the stacks of a test so add up to nearly what it used.
 *
 * <p>A fork of short tests is never looked at between samples: what is younger than half of {@link #LONG_NANOS} at a sample is looked for at
 * the next one. Belongs to the sampler's thread.
 */
public final class StackLooks implements Looks {
    /** A test that has run for {@value} ns is long. */
    static final long LONG_NANOS = 50_000_000;
    /** Between two looks: {@value} ns. At 50 ms, a spike of 30 ms would be missed half of the time. */
    static final long PERIOD_NANOS = 20_000_000;
    /** So many threads are looked at at once; where there are more, in turn. */
    static final int MOST_THREADS = 256;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final Comparator<Movement> GREATEST_FIRST = new GreatestFirst();

    private final RunningSpans spans;
    private final WorkingThreads threads;
    private final ThreadClock clock;
    private final ThreadStacks stacks;
    private final Consumer<? super ForkRecord> out;
    private final Consumer<Throwable> failure;
    private final Map<Object, Movement> movements = new IdentityHashMap<>();
    private final StackRate rate = new StackRate();
    private final LookCost cost = new LookCost();
    private long periodNanos = PERIOD_NANOS;
    private long toldPeriodNanos = PERIOD_NANOS;
    private long plannedSampleNanos;
    private long latestNanos;
    private long number;
    private SpanIds lookedAt = SpanIds.NONE;
    private boolean looking;
    private boolean failed;

    /** @param failure takes what ended the looking for good; called once at most */
    public StackLooks(
            RunningSpans spans,
            WorkingThreads threads,
            ThreadClock clock,
            ThreadStacks stacks,
            Consumer<? super ForkRecord> out,
            Consumer<Throwable> failure) {
        this.spans = spans;
        this.threads = threads;
        this.clock = clock;
        this.stacks = stacks;
        this.out = out;
        this.failure = failure;
    }

    /** A look that would fall just before a sample is left to it. */
    @Override
    public long next(long sampleNanos) {
        try {
            long wanted = looking ? nextLook() : planned(sampleNanos);
            return sampleNanos - wanted < period() / 2 ? sampleNanos : wanted;
        } catch (OutOfMemoryError someTestUsesUpTheHeap) {
            return sampleNanos;
        }
    }

    /**
     * While no stack may be taken, only the look before the next stack is needed, which is told with what its thread uses between the
     * two.
     */
    private long nextLook() {
        long soonest = latestNanos + period();
        long free = rate.freeFromNanos();
        return free - period() > soonest ? free - period() : Math.max(soonest, free);
    }

    /** When something that runs now will have run for long; once for each sample. */
    private long planned(long sampleNanos) {
        if (failed || plannedSampleNanos == sampleNanos) {
            return sampleNanos;
        }
        plannedSampleNanos = sampleNanos;
        long age = spans.longestNanos(latestNanos);
        return age < LONG_NANOS / 2 ? sampleNanos : latestNanos + LONG_NANOS - age;
    }

    @Override
    public void look(long nanos) {
        if (failed || looking && nanos - latestNanos < period() / 2) {
            return;
        }
        try {
            long beforeNanos = latestNanos;
            latestNanos = nanos;
            if (spans.longestNanos(nanos) < LONG_NANOS) {
                rest();
            } else {
                number++;
                long before = clock.cpuNanos();
                List<Movement> worth = moved(beforeNanos, nanos);
                cost.add(clock.cpuNanos() - before);
                tell(worth, nanos);
                tellOfRarerLooks(nanos);
                looking = true;
            }
        } catch (OutOfMemoryError someTestUsesUpTheHeap) {
            // This look is lost; what moved until the next one is told with that.
        } catch (Throwable problem) {
            failed = true;
            rest();
            failure.accept(problem);
        }
    }

    /** At twice what was told and more, so that the fork file has few such lines however much the cost of a look changes. */
    private void tellOfRarerLooks(long nanos) {
        long least = cost.leastPeriodNanos();
        if (least >= 2 * toldPeriodNanos) {
            toldPeriodNanos = least;
            out.accept(new LooksSlowed(nanos, least / NANOS_PER_MILLI, cost.leastCpuNanos()));
        }
    }

    private long period() {
        return Math.max(periodNanos, cost.leastPeriodNanos());
    }

    private void rest() {
        looking = false;
        lookedAt = SpanIds.NONE;
        if (!movements.isEmpty()) { // At every tick, and to clear it is to write all of its table.
            movements.clear();
        }
    }

    @Override
    public void slowTo(double times) {
        periodNanos = Math.round(PERIOD_NANOS * times);
    }

    /** Those that are worth telling of, the greatest first. */
    private List<Movement> moved(long beforeNanos, long nanos) {
        List<Movement> worth = new ArrayList<>();
        SpanIds wanted = spans.running(LONG_NANOS, nanos);
        for (WorkingThread found : threads.find(wanted, MOST_THREADS)) {
            Movement movement = movements.get(found.key());
            if (movement == null || !movement.isFor(found)) {
                movement = lookedAt.test(found.spanId())
                        ? Movement.since(found, beforeNanos)
                        : Movement.fromNow(found, clock, nanos);
                movements.put(found.key(), movement);
            }
            movement.look(found, clock, number, nanos);
            if (movement.isWorthTelling()) {
                worth.add(movement);
            }
        }
        lookedAt = wanted;
        forget();
        worth.sort(GREATEST_FIRST);
        return worth;
    }

    private void forget() {
        Iterator<Movement> known = movements.values().iterator();
        while (known.hasNext()) {
            if (known.next().isForgotten(number)) {
                known.remove();
            }
        }
    }

    private void tell(List<Movement> worth, long nanos) {
        for (Movement movement : worth) {
            if (!rate.takes(nanos)) {
                return;
            }
            SeenStack before = movement.before();
            if (before != null) {
                write(movement, before);
            } else {
                take(movement, nanos);
            }
        }
    }

    private void take(Movement movement, long nanos) {
        WorkingThread thread = movement.thread();
        StackTraceElement[] stack = stacks.of(thread.seen(), SeenStack.MOST_FRAMES + 1);
        if (stack.length > 0 && thread.goesOn()) {
            write(movement, SeenStack.of(stack, nanos));
        }
    }

    private void write(Movement movement, SeenStack stack) {
        WorkingThread thread = movement.thread();
        Stack entry = new Stack(
                stack.nanos(),
                thread.spanId(),
                thread.sectionId(),
                name(thread),
                movement.cpuNanos(),
                movement.allocatedBytes(),
                stack.frames(),
                stack.truncated());
        movement.told(stack);
        thread.whileRunning(new Telling(out, entry));
    }

    /** Virtual threads mostly have no name of their own. */
    private static String name(WorkingThread thread) {
        String own = thread.seen().getName();
        return own.isEmpty() ? thread.clocked().getName() : own;
    }

    /** No lambda, and nor is the next: see {@link SpanIds}. */
    private static final class GreatestFirst implements Comparator<Movement> {
        @Override
        public int compare(Movement one, Movement other) {
            return Double.compare(other.size(), one.size());
        }
    }

    private record Telling(Consumer<? super ForkRecord> out, Stack entry) implements Runnable {
        @Override
        public void run() {
            out.accept(entry);
        }
    }
}
