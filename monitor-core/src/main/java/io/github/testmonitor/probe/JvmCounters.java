package io.github.testmonitor.probe;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM counts of itself and tells within half a microsecond: cheap enough for the start and the finish of every test.
 *
 * <ul>
 *   <li>Heap in use holds garbage too, and moves in steps of a TLAB or region (0.5 to 2 MB): it says little of a small test.
 *   <li>Direct memory is that of direct and mapped {@link java.nio.Buffer}s; native memory of other origin shows in RSS only.
 *   <li>A collection is counted once: where a collector reports its cycles and, apart, the pauses in them, only the cycles
 *       count. Its time is elapsed time in whole milliseconds, concurrent phases included.
 *   <li>Threads are platform threads, the monitor's own among them; virtual threads are not counted. How many live, only samples say.
 * </ul>
 */
final class JvmCounters implements Probe {
    private static final String PAUSES_OF_A_CYCLE = " Pauses";
    private static final int MOST_TRIES = 10;

    private final Runtime runtime = Runtime.getRuntime();
    private final ThreadMXBean threads;
    private final ClassLoadingMXBean classes;
    private final GarbageCollectorMXBean[] collectors;
    private final BufferPoolMXBean[] buffers;

    private volatile @Nullable Collections latest;

    JvmCounters(JvmBeans beans) {
        threads = beans.threads();
        classes = beans.classes();
        collectors = collectors(beans).toArray(new GarbageCollectorMXBean[0]);
        buffers = beans.buffers().toArray(new BufferPoolMXBean[0]);
    }

    @Override
    public void read(Readings readings) {
        heap(readings);
        readings.set(Reading.THREADS_STARTED, threads.getTotalStartedThreadCount());
        readings.set(Reading.CLASSES_LOADED, classes.getTotalLoadedClassCount());
        buffers(readings);
        collections(readings);
    }

    /** Two readings of a heap that shrinks or grows between them would make up a size that it never had. */
    private void heap(Readings readings) {
        long committed;
        long free;
        int tries = 0;
        do {
            committed = runtime.totalMemory();
            free = runtime.freeMemory();
        } while (committed != runtime.totalMemory() && ++tries < MOST_TRIES);
        if (tries < MOST_TRIES) {
            readings.set(Reading.HEAP_COMMITTED, committed);
            readings.set(Reading.HEAP_USED, Math.max(0, committed - free));
        }
    }

    private void buffers(Readings readings) {
        long bytes = 0;
        for (BufferPoolMXBean pool : buffers) {
            bytes += Math.max(0, pool.getMemoryUsed());
        }
        readings.set(Reading.DIRECT, bytes);
    }

    private void collections(Readings readings) {
        if (collectors.length == 0) {
            return;
        }
        long count = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            count += collector.getCollectionCount();
        }
        Collections known = latest;
        if (known == null || known.count() != count) {
            known = new Collections(count, millis());
            latest = known;
        }
        readings.set(Reading.GC_COUNT, count).set(Reading.GC_TIME, known.millis());
    }

    private long millis() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += collector.getCollectionTime();
        }
        return millis;
    }

    /** The JVM adds a collection's time before it counts it, so that one count has one time. */
    private record Collections(long count, long millis) {}

    /** Those whose collections count. */
    static List<GarbageCollectorMXBean> collectors(JvmBeans jvm) {
        List<GarbageCollectorMXBean> counted = new ArrayList<>();
        for (GarbageCollectorMXBean bean : jvm.collectors()) {
            boolean known = bean.getCollectionCount() >= 0 && bean.getCollectionTime() >= 0;
            if (known && !bean.getName().endsWith(PAUSES_OF_A_CYCLE)) {
                counted.add(bean);
            }
        }
        return counted;
    }

    /** The collector in the word that people use for it, or the JVM's own where we know no word; null without a collector. */
    static @Nullable String collectorName(JvmBeans jvm) {
        List<GarbageCollectorMXBean> beans = jvm.collectors();
        if (beans.isEmpty()) {
            return null;
        }
        String name = beans.get(0).getName();
        if (name.startsWith("G1 ")) {
            return "G1";
        }
        if (name.startsWith("PS ")) {
            return "Parallel";
        }
        if (name.startsWith("ZGC")) {
            return "ZGC";
        }
        if (name.startsWith("Shenandoah")) {
            return "Shenandoah";
        }
        return name.equals("Copy") ? "Serial" : name;
    }
}
