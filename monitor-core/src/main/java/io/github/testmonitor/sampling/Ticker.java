package io.github.testmonitor.sampling;

import java.util.concurrent.locks.LockSupport;

/** The fork's monotonic clock, and the waiting on it; a test brings its own. */
public interface Ticker {

    /** Nanoseconds since the fork's start: what records hold as their time. */
    long nanos();

    /**
     * Waits until an instant of {@link #nanos()}. May return early; who needs the instant looks at the clock again. An interrupt
     * of the waiting thread is forgotten: nobody but a test gone astray would interrupt the monitor.
     */
    void waitUntil(long nanos);

    /** The JVM's own, of a fork that starts now. */
    static Ticker startingNow() {
        long start = System.nanoTime();
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime() - start;
            }

            @Override
            public void waitUntil(long nanos) {
                Thread.interrupted();
                LockSupport.parkNanos(this, nanos - nanos());
            }
        };
    }
}
