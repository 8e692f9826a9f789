package io.github.testmonitor.report.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the spans of one fork ran and on which threads; some 60 bytes for each. First all spans are told in the order of the fork file,
 * then it is asked. Times are nanoseconds on the fork's clock. Not thread-safe.
 */
public final class SpanTimes {
    private static final int NONE = -1;
    private static final long OPEN = Long.MAX_VALUE;

    private final LongList ids = new LongList();
    private final LongList starts = new LongList();
    private final LongList ends = new LongList();
    /** The index of the span around it, if that is on the same thread. */
    private final LongList around = new LongList();

    private final Map<Long, OpenSpan> open = new HashMap<>();
    private final Map<String, List<Integer>> byThread = new HashMap<>();
    private final SoleTests soleTests = new SoleTests();
    private boolean sorted;

    /** A span began. One that has begun already is passed over. */
    public void started(long t, long id, @Nullable Long parent, String thread, boolean test) {
        if (open.containsKey(id)) {
            return;
        }
        OpenSpan parentSpan = parent == null ? null : open.get(parent);
        int index = ids.size();
        ids.add(id);
        starts.add(t);
        ends.add(OPEN);
        around.add(parentSpan != null && parentSpan.thread.equals(thread) ? parentSpan.index : NONE);
        byThread.computeIfAbsent(thread, first -> new ArrayList<>()).add(index);
        open.put(id, new OpenSpan(index, thread, test));
        if (test) {
            soleTests.started(t, id);
        }
        sorted = false;
    }

    /** A span ended. One that never began is passed over; one that never ends is lost, and runs to the end of the fork. */
    public void finished(long t, long id) {
        OpenSpan span = open.remove(id);
        if (span != null) {
            ends.set(span.index, t);
            if (span.test) {
                soleTests.finished(t, id);
            }
        }
    }

    /** The innermost span that was open on the thread; null where there was none. The later of two threads of one name counts. */
    public @Nullable Long onThread(String thread, long t) {
        sort();
        List<Integer> indexes = byThread.get(thread);
        if (indexes == null) {
            return null;
        }
        int index = lastStarted(indexes, t);
        while (index != NONE && ends.get(index) < t) {
            index = (int) around.get(index);
        }
        return index == NONE ? null : ids.get(index);
    }

    /** Whether a test or container ever ran on a thread of that name. */
    public boolean runsSpans(String thread) {
        return byThread.containsKey(thread);
    }

    /** The only test that ran; null where there was none, or more than one. */
    public @Nullable Long soleTest(long t) {
        return soleTests.at(t);
    }

    private int lastStarted(List<Integer> indexes, long t) {
        int low = 0;
        int high = indexes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (starts.get(indexes.get(middle)) <= t) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < 0 ? NONE : indexes.get(high);
    }

    /** In the file, the times of two threads of one name may step back. Spans that start at one time stay: the inner one is later. */
    private void sort() {
        if (!sorted) {
            byThread.values().forEach(indexes -> indexes.sort(Comparator.comparingLong(starts::get)));
            sorted = true;
        }
    }

    private record OpenSpan(int index, String thread, boolean test) {}
}
