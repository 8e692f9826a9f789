package io.github.testmonitor.sampling;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A clock that starts with a fork and stands still but for waits, which take no time, and where looking at it is to take some. For one thread. */
public final class FakeTicker implements Ticker {
    private final Map<Long, Long> lateness = new HashMap<>();
    private final TreeMap<Long, Runnable> events = new TreeMap<>();
    private boolean early;
    private long now;
    private long lookNanos;

    /** Moves the clock on. */
    public void advance(long nanos) {
        now += nanos;
    }

    /** Each look at the clock will find it that much later than the one before. */
    public void moveAtEachLook(long nanos) {
        lookNanos = nanos;
    }

    /** A wait until {@code nanos} will return that much later. */
    void lateBy(long nanos, long later) {
        lateness.put(nanos, later);
    }

    /** Each wait will return halfway first. */
    void wakesEarly(boolean does) {
        early = does;
    }

    /** Runs something when a wait reaches {@code nanos}. */
    void at(long nanos, Runnable event) {
        events.put(nanos, event);
    }

    @Override
    public long nanos() {
        now += lookNanos;
        return now;
    }

    @Override
    public void waitUntil(long nanos) {
        now = early && nanos - now > 1
                ? now + (nanos - now) / 2
                : Math.max(now, nanos) + lateness.getOrDefault(nanos, 0L);
        while (!events.isEmpty() && events.firstKey() <= now) {
            events.pollFirstEntry().getValue().run();
        }
    }
}
