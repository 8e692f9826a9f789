package io.github.testmonitor.session;

import io.github.testmonitor.probe.OpenFileNames;
import io.github.testmonitor.sampling.Ticker;
import java.util.HashMap;
import java.util.Map;

/**
 * Which files have been opened since the last look. Looking is to count them, and to list them only where more are open than before,
 * or where a list is worth its price: else one that was closed may hide one that was opened. Guarded by {@link Leaks}, but for {@link #isOlderThan}.
 */
final class NewFiles {
    /** So many times what the last list took pass until the next one that need not be: {@value}. */
    private static final long PAUSES = 300;
    /** A file takes 2 to 10 µs; what is beyond {@value} ns is somebody else's, as the thread had to wait. */
    private static final long MOST_NANOS_A_FILE = 50_000;

    private final Ticker ticker;
    private Map<String, String> listed = Map.of();
    private volatile boolean looked;
    private boolean listedAtLastLook;
    private long count;
    private volatile long lookedNanos;
    private long worthFromNanos;

    /** @param ticker the time that a list takes */
    NewFiles(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Whether this much time has passed since the last look, or there was none. */
    boolean isOlderThan(long age, long nanos) {
        return !looked || nanos - lookedNanos >= age;
    }

    /**
     * Looks.
     *
     * @param countNow how many are open
     * @return the names of those that were opened since the last look, by number; none where that cannot be told
     */
    Map<String, String> look(long countNow, OpenFileNames names, long nanos) {
        boolean first = !looked;
        long rise = countNow - count;
        lookedNanos = nanos;
        looked = true;
        count = countNow;
        if (!first && rise <= 0 && nanos - worthFromNanos < 0) {
            listedAtLastLook = false;
            return Map.of();
        }
        boolean certain = listedAtLastLook;
        long before = ticker.nanos();
        Map<String, String> fresh = list(names);
        worthFromNanos = nanos + PAUSES * Math.min(ticker.nanos() - before, countNow * MOST_NANOS_A_FILE);
        listedAtLastLook = true;
        // More than the count has risen by: some took the places of others, nobody knows when.
        return first || !certain && fresh.size() > rise ? Map.of() : fresh;
    }

    private Map<String, String> list(OpenFileNames names) {
        Map<String, String> before = listed;
        listed = names.list();
        Map<String, String> fresh = new HashMap<>();
        for (Map.Entry<String, String> file : listed.entrySet()) {
            if (!file.getValue().equals(before.get(file.getKey()))) {
                fresh.put(file.getKey(), file.getValue());
            }
        }
        return fresh;
    }
}
