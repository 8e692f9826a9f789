package io.github.testmonitor.session;

import io.github.testmonitor.ownership.WeakIdentityMap;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.util.ArrayList;
import java.util.List;

/** Which platform threads have come since the last look. Guarded by {@link Leaks}, but for {@link #haveMoved}. */
final class NewThreads {
    private final ThreadGroup root;
    private final WeakIdentityMap<Boolean> known = new WeakIdentityMap<>();
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

    /** Those that live and have not been listed before. */
    List<Thread> take(Readings edge) {
        started = edge.value(Reading.THREADS_STARTED);
        Thread[] alive = new Thread[root.activeCount() * 2 + 16];
        int count = root.enumerate(alive, true);
        List<Thread> fresh = new ArrayList<>();
        known.forgetCollected(Integer.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            if (known.get(alive[i]) == null) {
                known.putIfAbsent(alive[i], Boolean.TRUE);
                fresh.add(alive[i]);
            }
        }
        return fresh;
    }
}
