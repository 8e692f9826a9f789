package io.github.testmonitor.probe;

import io.github.testmonitor.probe.GarbageCollections.Collection;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GarbageCollectionsTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final int LARGE = 32 << 20;

    private final BlockingQueue<Collection> told = new LinkedBlockingQueue<>();
    private GarbageCollections collections;
    private volatile byte[] garbage = {};

    @BeforeEach
    void listen() throws ProbeUnavailableException {
        collections = GarbageCollections.open(JvmBeans.fromTheFactory());
        collections.tell(told::add);
    }

    @AfterEach
    void stop() {
        collections.stop();
    }

    @Test
    void a_collection_tells_what_it_found_and_what_it_left() throws InterruptedException {
        byte[] garbage = new byte[LARGE];
        int length = garbage.length;
        garbage = null;
        long count = count();

        System.gc();

        Collection collection = next(count);
        assertThat(collection.number()).isGreaterThan(count);
        assertThat(collection.beforeBytes()).isGreaterThan(length);
        assertThat(collection.beforeBytes() - collection.afterBytes()).isGreaterThan(length / 2);
        assertThat(collections.cpuNanos()).isNotNegative();
    }

    @Test
    void of_what_nobody_has_told_the_latest_comes_last() throws ProbeUnavailableException {
        GarbageCollections untold = GarbageCollections.open(JvmBeans.fromTheFactory());
        long young = count();
        for (int i = 0; i < 1 << 20 && count() == young; i++) {
            garbage = new byte[64 * 1024];
        }

        System.gc();

        List<Collection> all = untold.untold(count(), 9);
        assertThat(all).hasSizeGreaterThan(1);
        assertThat(all.get(all.size() - 1))
                .isEqualTo(untold.untold(count(), 1).get(0))
                .isNotEqualTo(all.get(0));
    }

    @Test
    void what_was_told_is_not_untold() throws InterruptedException {
        long count = count();
        System.gc();
        next(count);

        assertThat(collections.untold(count(), 1)).isEmpty();
        assertThat(collections.told()).isEqualTo(count());
    }

    @Test
    void nobody_is_told_after_the_end() {
        collections.stop();
        long count = count();

        System.gc();

        assertThat(collections.untold(count(), 9))
                .singleElement()
                .satisfies(untold -> assertThat(untold.afterBytes()).isPositive());
        assertThat(collections.told()).isEqualTo(count);
        assertThat(told).isEmpty();
    }

    private Collection next(long count) throws InterruptedException {
        Collection collection;
        do {
            collection = Objects.requireNonNull(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } while (collection.number() <= count);
        return collection;
    }

    private static long count() {
        Readings readings = new Readings();
        new JvmCounters(JvmBeans.fromTheFactory()).read(readings);
        return readings.value(Reading.GC_COUNT);
    }
}
