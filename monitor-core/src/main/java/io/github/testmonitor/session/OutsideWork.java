package io.github.testmonitor.session;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the threads that run tests do outside every span: the JVM's start on the main thread, Surefire, the framework. Any thread
 * may add. Of the first {@link #MOST_LEDGERS} such threads the time since their last span is added at the end.
 */
final class OutsideWork {
    /** So that a fork that runs every test on a new thread keeps no more than {@value} of them. */
    static final int MOST_LEDGERS = 64;

    private final AtomicLong cpuNanos = new AtomicLong();
    private final AtomicLong allocatedBytes = new AtomicLong();
    private final List<WeakReference<ThreadLedger>> ledgers = new ArrayList<>();

    synchronized void keep(ThreadLedger ledger) {
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

    /** Adds what the threads have done since their last span. */
    synchronized void addTails() {
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
