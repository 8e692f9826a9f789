package io.github.testmonitor.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Estimates the CPU time that the monitor's hooks take on the threads of the tests. The first {@link #COLD} of them, slow while
 * their code is new, are measured each; of the rest one in {@link #STEP}, which stands for all between. Measuring each would
 * cost more than is measured. Any thread may add.
 */
final class HookCost {
    static final long COLD = 64;
    /** Odd, because starts and finishes take turns, and cost differently. */
    static final long STEP = 61;

    private final AtomicLong hooks = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();

    /** Counts one hook and says how many it stands for; 0 where it is not to be measured. */
    long weight() {
        long number = hooks.getAndIncrement();
        if (number < COLD) {
            return 1;
        }
        return number % STEP == 0 ? STEP : 0;
    }

    /** Adds a measured hook, from one reading of its thread's CPU time to another; unknown ones are negative. */
    void add(long weight, long fromNanos, long toNanos) {
        if (fromNanos >= 0 && toNanos >= fromNanos) {
            nanos.addAndGet(weight * (toNanos - fromNanos));
        }
    }

    long nanos() {
        return nanos.get();
    }
}
