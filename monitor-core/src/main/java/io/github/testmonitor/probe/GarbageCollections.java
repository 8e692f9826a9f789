package io.github.testmonitor.probe;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.ThreadMXBean;
import io.github.testmonitor.record.Absence;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/**
 * What each collection found in the heap and left there. The JVM tells it on a thread of its own, some milliseconds after the
 * collection; that takes 0.1 to 0.7 ms of that thread's CPU and none of anybody else's. G1 on JDK 17 frees large objects in the
 * middle of a concurrent cycle without telling.
 *
 * <p>The times in what it tells count from another start than those of any clock that we can read, off by some 100 ms, so that
 * collections are placed by their number.
 */
public final class GarbageCollections {
    private final List<GarbageCollectorMXBean> collectors = new ArrayList<>();
    /** Made by the first collection, since a fork without one need not know them. */
    private @Nullable Set<String> heapPools;

    private final Map<String, Long> told = new HashMap<>();
    private final NotificationListener listener = new Listener();
    private final ThreadMXBean threads;
    private volatile @Nullable Consumer<Collection> consumer;
    private volatile long collections;
    private volatile long cpuNanos;
    private volatile long allocatedBytes;

    private GarbageCollections(ThreadMXBean threads, JvmBeans beans) {
        this.threads = threads;
        for (java.lang.management.GarbageCollectorMXBean collector : JvmCounters.collectors(beans)) {
            if (collector instanceof GarbageCollectorMXBean known && collector instanceof NotificationEmitter) {
                collectors.add(known);
            }
        }
    }

    static GarbageCollections open(JvmBeans beans) throws ProbeUnavailableException {
        if (!(beans.threads() instanceof ThreadMXBean threads)) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "This JVM tells nothing of its collections");
        }
        GarbageCollections made = new GarbageCollections(threads, beans);
        if (made.collectors.isEmpty()) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "No collector tells of its collections");
        }
        return made;
    }

    /**
     * One collection.
     *
     * @param number counts all collections of the fork, as the reading gcCount does
     * @param millis how long it took, concurrent phases included
     * @param beforeBytes heap in use when it began
     * @param afterBytes heap in use when it had ended
     */
    public record Collection(long number, long millis, long beforeBytes, long afterBytes) {}

    /** From here on the consumer is told, on the JVM's own thread. */
    public synchronized void tell(Consumer<Collection> to) {
        consumer = to;
        for (GarbageCollectorMXBean collector : collectors) {
            told.put(collector.getName(), collector.getCollectionCount());
        }
        collections = toldInAll();
        for (GarbageCollectorMXBean collector : collectors) {
            ((NotificationEmitter) collector).addNotificationListener(listener, null, null);
        }
    }

    /** Nobody is told any more. */
    public synchronized void stop() {
        for (GarbageCollectorMXBean collector : collectors) {
            try {
                ((NotificationEmitter) collector).removeNotificationListener(listener);
            } catch (ListenerNotFoundException neverTold) {
                // So there is nothing to remove.
            }
        }
    }

    /** The number of the latest collection that was told. */
    public long told() {
        return collections;
    }

    /** CPU time of the thread that tells, since the fork's start; nobody else makes it work. */
    public long cpuNanos() {
        return cpuNanos;
    }

    /** What the thread that tells has allocated. */
    public long allocatedBytes() {
        return allocatedBytes;
    }

    /**
     * What has ended and is yet to be told, the latest of each collector, the latest of all last; costs 0.1 ms.
     *
     * @param count the number of collections by now
     * @param most how many of the latest are wanted
     */
    public synchronized List<Collection> untold(long count, long most) {
        List<GcInfo> latest = new ArrayList<>();
        for (GarbageCollectorMXBean collector : collectors) {
            GcInfo info = collector.getLastGcInfo();
            if (info != null && info.getId() > told.getOrDefault(collector.getName(), 0L)) {
                latest.add(info);
            }
        }
        List<Collection> untold = new ArrayList<>();
        while (!latest.isEmpty() && untold.size() < most) {
            GcInfo last = latest.get(0);
            for (GcInfo info : latest) {
                last = info.getEndTime() > last.getEndTime() ? info : last;
            }
            latest.remove(last);
            untold.add(0, collection(count, last));
        }
        return untold;
    }

    private void told(Notification notification) {
        if (notification.getUserData() instanceof CompositeData data) {
            GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(data);
            Collection collection;
            synchronized (this) {
                told.put(info.getGcName(), info.getGcInfo().getId());
                collections = toldInAll();
                collection = collection(collections, info.getGcInfo());
            }
            Consumer<Collection> to = consumer;
            if (to != null) {
                to.accept(collection);
            }
            cpuNanos = threads.getCurrentThreadCpuTime();
            allocatedBytes =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        }
    }

    /** By the collectors' own counts: one that falls between two steps here is told with the next. */
    private long toldInAll() {
        long all = 0;
        for (long ofCollector : told.values()) {
            all += ofCollector;
        }
        return all;
    }

    private Collection collection(long number, GcInfo info) {
        return new Collection(
                number,
                Math.max(0, info.getDuration()),
                sum(info.getMemoryUsageBeforeGc()),
                sum(info.getMemoryUsageAfterGc()));
    }

    private long sum(Map<String, MemoryUsage> pools) {
        Set<String> heapPools = heapPools();
        long bytes = 0;
        for (Map.Entry<String, MemoryUsage> pool : pools.entrySet()) {
            if (heapPools.contains(pool.getKey())) {
                bytes += pool.getValue().getUsed();
            }
        }
        return bytes;
    }

    private Set<String> heapPools() {
        Set<String> known = heapPools;
        if (known == null) {
            known = new HashSet<>();
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                if (pool.getType() == MemoryType.HEAP) {
                    known.add(pool.getName());
                }
            }
            heapPools = known;
        }
        return known;
    }

    private final class Listener implements NotificationListener {
        @Override
        public void handleNotification(Notification notification, @Nullable Object nothing) {
            told(notification);
        }
    }
}
