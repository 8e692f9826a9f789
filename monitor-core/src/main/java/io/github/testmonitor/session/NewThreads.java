package io.github.testmonitor.session;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which platform threads have come since the last look. Guarded by {@link Leaks}, but for {@link #haveMoved}. */
final class NewThreads {
    private final ThreadGroup root;
    private final Set<Long> known = new HashSet<>();
    private volatile long started = -1;

    NewThreads() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        root = group;
    }

    /** Whether any has started since the last look. */
    boolean haveMoved(Readings edge) {
        return edge.has(Reading.THREADS_STARTED) && edge.value(Reading.THREADS_STARTED) != started;
    }

    /** Those that live. None is listed twice: their ids are not used again. */
    List<Thread> take(Readings edge) {
        started = edge.value(Reading.THREADS_STARTED);
        Thread[] alive = new Thread[root.activeCount() * 2 + 16];
        int count = root.enumerate(alive, true);
        List<Thread> fresh = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < count; i++) {
            long id = alive[i].getId();
            ids.add(id);
            if (!known.contains(id)) {
                fresh.add(alive[i]);
            }
        }
        known.clear();
        known.addAll(ids);
        return fresh;
    }
}
