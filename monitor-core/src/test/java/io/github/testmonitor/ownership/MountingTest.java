package io.github.testmonitor.ownership;

import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Virtual threads and their carriers, told by hand; each carrier is a thread with a clock of its own, and a virtual thread one that never starts. */
final class MountingTest {
    private final Clocks clocks = new Clocks();
    private final Works works = new Works(clocks);
    private final Owner test = works.open(1);
    private final Thread virtual = new OfTest();
    private final Carrier one = new Carrier();
    private final Carrier other = new Carrier();

    private static final class OfTest extends Thread {}

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

    @AfterEach
    void end() {
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

    @Test
    void an_owner_that_changes_while_nobody_carries_the_thread_is_that_of_the_next_mounting() throws Exception {
        startInTest();
        Object first = one.mounts();
        one.works(7);
        one.leaves(first);
        Owner next = works.open(2);
        VirtualAccount account = new VirtualAccount(test);
        Account carrier = one.does(() -> {
            Account opened = Account.of(Thread.currentThread(), new java.lang.ref.ReferenceQueue<>(), clocks);
            opened.mounts(virtual, account);
            clocks.work(5);
            opened.unmounts();
            return opened;
        });

        carrier.changeWhileCarrying(account, next);

        assertThat(carrier.owner()).isNull();
        assertThat(works.finish(test)).isEqualTo(new OwnedWork(12, 12));
    }
}
