package io.github.testmonitor.session;

import io.github.testmonitor.ownership.Works;
import io.github.testmonitor.probe.ThreadClock;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the threads that run tests do outside every span: the JVM's start on the main thread, Surefire, the framework. Any thread
 * may add. Of the first {@link #MOST_LEDGERS} such threads the time since their last span is added at the end, and with it all that the
 * main thread did, where others run the tests.
 */
final class OutsideWork {
    /** So that a fork that runs every test on a new thread keeps no more than {@value} of them. */
    static final int MOST_LEDGERS = 64;

    private final AtomicLong cpuNanos = new AtomicLong();
    private final AtomicLong allocatedBytes = new AtomicLong();
    private final List<WeakReference<ThreadLedger>> ledgers = new ArrayList<>();
    private @Nullable Thread main;

    /** The thread that starts the JVM and the framework; said before any test. */
    synchronized void mainIs(Thread thread) {
        main = thread;
    }

    /** The ledger of a thread that begins to run tests. */
    @SuppressWarnings("ReferenceEquality") // A thread is itself alone.
    synchronized void keep(ThreadLedger ledger) {
        if (ledger.thread() == main) {
            main = null;
        }
        if (ledgers.size() < MOST_LEDGERS) {
            ledgers.add(new WeakReference<>(ledger));
        }
    }

    /** From one reading of a thread to the next; nothing where either is unknown, which is negative. */
    void add(long fromCpu, long toCpu, long fromAllocated, long toAllocated) {
        if (fromCpu >= 0 && toCpu > fromCpu) {
            cpuNanos.addAndGet(toCpu - fromCpu);
        }
        if (fromAllocated >= 0 && toAllocated > fromAllocated) {
            allocatedBytes.addAndGet(toAllocated - fromAllocated);
        }
    }

    /**
     * Adds what the threads have done since their last span.
     *
     * @param works tells whether the main thread has worked for a test; null where that is not followed
     */
    synchronized void addTails(ThreadClock clock, @Nullable Works works) {
        if (main != null && (works == null || !works.knows(main))) {
            add(0, clock.cpuNanos(main), 0, clock.allocatedBytes(main));
        }
        main = null;
        for (WeakReference<ThreadLedger> kept : ledgers) {
            ThreadLedger ledger = kept.get();
            if (ledger != null) {
                ledger.chargeTail();
            }
        }
        ledgers.clear();
    }

    long cpuNanos() {
        return cpuNanos.get();
    }

    long allocatedBytes() {
        return allocatedBytes.get();
    }
}
