package io.github.testmonitor.ownership;

import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;
import java.lang.ref.ReferenceQueue;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Virtual threads and their carriers, told by hand; each carrier is a thread with a clock of its own, and a virtual thread one that only waits. */
final class MountingTest {
    private final Clocks clocks = new Clocks();
    private final Works works = new Works(clocks);
    private final Owner test = works.open(1);
    private final OfTest virtual = new OfTest();
    private final Carrier one = new Carrier();
    private final Carrier other = new Carrier();

    /** Alive until it is let go. */
    private static final class OfTest extends Thread {
        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public void run() {
            try {
                over.await();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }
    }

    private static final class Clocks implements ThreadClock {
        private final Map<Thread, Long> nanos = new ConcurrentHashMap<>();

        void work(long worked) {
            nanos.merge(Thread.currentThread(), worked, Long::sum);
        }

        @Override
        public long cpuNanos() {
            return cpuNanos(Thread.currentThread());
        }

        @Override
        public long allocatedBytes() {
            return cpuNanos();
        }

        @Override
        public long userNanos() {
            return UNKNOWN;
        }

        @Override
        public long cpuNanos(Thread thread) {
            return nanos.getOrDefault(thread, 0L);
        }

        @Override
        public long allocatedBytes(Thread thread) {
            return cpuNanos(thread);
        }

        @Override
        public Absence cpuAbsence() {
            return Absence.UNSUPPORTED;
        }

        @Override
        public Absence allocationAbsence() {
            return Absence.UNSUPPORTED;
        }
    }

    /** Does what it is told, one thing after the other. */
    private final class Carrier {
        private final ExecutorService thread = Executors.newSingleThreadExecutor();

        void works(long nanos) throws Exception {
            does(() -> {
                clocks.work(nanos);
                return 0;
            });
        }

        Object mounts() throws Exception {
            return does(() -> works.mounts(virtual));
        }

        void leaves(Object token) throws Exception {
            does(() -> {
                works.leave(token);
                return 0;
            });
        }

        private <T> T does(Callable<T> deed) throws Exception {
            return thread.submit(deed).get();
        }
    }

    @BeforeEach
    void start() {
        virtual.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        virtual.over.countDown();
        virtual.join();
        one.thread.shutdown();
        other.thread.shutdown();
    }

    private void startInTest() {
        Object token = works.enter(test);
        works.virtualThreadStarts(virtual);
        if (token != null) {
            works.leave(token);
        }
    }

    @Test
    void a_virtual_thread_is_charged_with_what_its_carriers_use_while_it_is_mounted() throws Exception {
        startInTest();
        one.works(1_000);
        Object first = one.mounts();
        one.works(7);
        one.leaves(first);
        one.works(1_000);
        Object second = other.mounts();
        other.works(80);
        other.leaves(second);
        other.works(1_000);

        assertThat(works.finish(test)).isEqualTo(new OwnedWork(87, 87));
    }

    /** The JDK makes a virtual thread ready for others before its carrier has come back from it. */
    @Test
    void a_carrier_that_comes_back_after_another_has_mounted_the_thread_changes_nothing_but_its_own() throws Exception {
        startInTest();
        one.works(1_000);
        other.works(50_000);
        Object first = one.mounts();
        one.works(7);
        Object second = other.mounts();
        one.works(1);
        one.leaves(first);
        one.works(1_000);
        other.works(80);
        other.leaves(second);
        other.works(1_000);

        assertThat(works.finish(test)).isEqualTo(new OwnedWork(88, 88));
        assertThat(works.late().threads()).isZero();
    }

    /** As where a virtual thread had to wait for the lock of its carrier, and went on elsewhere. */
    @Test
    void a_carrier_that_carries_another_is_not_changed() throws Exception {
        VirtualAccount account = new VirtualAccount(test);
        Account carrier = one.does(() -> {
            Account opened = Account.of(Thread.currentThread(), new ReferenceQueue<>(), clocks);
            opened.mounts(virtual, account);
            clocks.work(5);
            opened.unmounts();
            return opened;
        });

        carrier.changeWhileCarrying(account);

        assertThat(carrier.owner()).isNull();
        assertThat(works.finish(test)).isEqualTo(new OwnedWork(5, 5));
    }
}
