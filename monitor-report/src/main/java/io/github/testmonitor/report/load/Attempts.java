package io.github.testmonitor.report.load;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which run of its test a span is. A rerun may be in another fork than the first run, so the starts decide, on the axis of
 * the run.
 *
 * <p>Tests are held as 64-bit hashes: of a million tests, two share one with a chance of 1 in 37 million. What stays is a
 * list of starts for each test that ran more than once; while it is collected, one start for each test, 16 to 32 bytes.
 */
final class Attempts {
    private final Map<Long, long[]> starts;

    private Attempts(Map<Long, long[]> starts) {
        this.starts = starts;
    }

    /** Counts from 1. */
    int of(String module, String execution, String uniqueId, long startNanos) {
        long[] all = starts.get(key(module, execution, uniqueId));
        if (all == null) {
            return 1;
        }
        int place = Arrays.binarySearch(all, startNanos);
        return place < 0 ? 1 : place + 1;
    }

    private static long key(String module, String execution, String uniqueId) {
        long hash = fnv(fnv(fnv(0xcbf29ce484222325L, module), execution), uniqueId);
        // Zero marks a free place.
        return hash == 0 ? 1 : hash;
    }

    /** FNV-1a over the characters and an end mark. */
    private static long fnv(long seed, String text) {
        long hash = seed;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * 0x100000001b3L;
        }
        return (hash ^ 0xFFFF) * 0x100000001b3L;
    }

    /** Collects the starts of all tests, in any order. */
    static final class Collector {
        private final Map<Long, Starts> repeated = new HashMap<>();
        private long[] keys = new long[1 << 10];
        private long[] firstStarts = new long[keys.length];
        private int size;

        void add(String module, String execution, String uniqueId, long startNanos) {
            long key = key(module, execution, uniqueId);
            int place = place(keys, key);
            if (keys[place] == 0) {
                keys[place] = key;
                firstStarts[place] = startNanos;
                size++;
                growIfHalfFull();
            } else {
                repeated.computeIfAbsent(key, first -> new Starts(firstStarts[place]))
                        .add(startNanos);
            }
        }

        Attempts toAttempts() {
            Map<Long, long[]> starts = new HashMap<>();
            repeated.forEach((key, all) -> starts.put(key, all.sorted()));
            return new Attempts(starts);
        }

        private void growIfHalfFull() {
            if (size * 2 <= keys.length) {
                return;
            }
            long[] largerKeys = new long[keys.length * 2];
            long[] largerStarts = new long[largerKeys.length];
            for (int index = 0; index < keys.length; index++) {
                if (keys[index] != 0) {
                    int place = place(largerKeys, keys[index]);
                    largerKeys[place] = keys[index];
                    largerStarts[place] = firstStarts[index];
                }
            }
            keys = largerKeys;
            firstStarts = largerStarts;
        }

        /** Where the key is, or the free place where it belongs. */
        private static int place(long[] keys, long key) {
            int place = (int) (key ^ key >>> 32) & keys.length - 1;
            while (keys[place] != 0 && keys[place] != key) {
                place = place + 1 & keys.length - 1;
            }
            return place;
        }
    }

    /** The starts of one test, in a room that doubles. */
    private static final class Starts {
        private long[] values = new long[2];
        private int size;

        Starts(long first) {
            add(first);
        }

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
