package io.github.testmonitor.report.profile;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When just one test ran in a fork, and which. First it is told, then asked. */
final class SoleTests {
    private static final long NOBODY = -1;

    /** Edges of tests: time, then id. Two longs for each. */
    private final LongList edges = new LongList();

    private final Set<Long> running = new LinkedHashSet<>();
    /** What holds from each of these times on. */
    private long[] from = {};

    private long[] sole = {};

    private boolean settled = true;

    void started(long t, long id) {
        add(t, id);
    }

    void finished(long t, long id) {
        // The complement stands for the end; ids are not negative.
        add(t, ~id);
    }

    private void add(long t, long edge) {
        edges.add(t);
        edges.add(edge);
        settled = false;
    }

    @Nullable
    Long at(long t) {
        settle();
        int index = Arrays.binarySearch(from, t);
        // Of several edges at one time the last one counts.
        int last = index >= 0 ? index : -index - 2;
        return last < 0 || sole[last] == NOBODY ? null : sole[last];
    }

    /** Edges of several threads may stand in the file in another order than that of their times. */
    private void settle() {
        if (settled) {
            return;
        }
        int count = edges.size() / 2;
        Integer[] order = new Integer[count];
        Arrays.setAll(order, index -> index);
        Arrays.sort(order, (a, b) -> Long.compare(edges.get(2 * a), edges.get(2 * b)));
        running.clear();
        from = new long[count];
        sole = new long[count];
        int size = 0;
        for (Integer edge : order) {
            apply(edges.get(2 * edge + 1));
            long t = edges.get(2 * edge);
            if (size > 0 && from[size - 1] == t) {
                size--;
            }
            from[size] = t;
            sole[size++] = running.size() == 1 ? running.iterator().next() : NOBODY;
        }
        from = Arrays.copyOf(from, size);
        sole = Arrays.copyOf(sole, size);
        settled = true;
    }

    private void apply(long edge) {
        if (edge >= 0) {
            running.add(edge);
        } else {
            running.remove(~edge);
        }
    }
}
