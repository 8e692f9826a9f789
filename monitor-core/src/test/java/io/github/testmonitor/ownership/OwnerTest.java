package io.github.testmonitor.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One owner that any threads charge while it finishes. */
final class OwnerTest {
    private static final int ROUNDS = 300;
    private static final int THREADS = 3;
    private static final long BEFORE = 1_000_000;

    private final AllLateWork late = new AllLateWork();

    @Test
    void each_nanosecond_is_either_in_time_or_late_and_none_is_both() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            Owner owner = new Owner(round, late);
            owner.charge("before", 0, BEFORE, 0, BEFORE);
            long lateBefore = late.cpuNanos();
            AtomicLong charged = new AtomicLong(BEFORE);
            AtomicBoolean done = new AtomicBoolean();
            CountDownLatch atWork = new CountDownLatch(THREADS);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(() -> {
                    while (!done.get()) {
                        owner.charge("beside", 0, 1, 0, 1);
                        charged.incrementAndGet();
                        atWork.countDown();
                    }
                });
                threads.add(thread);
                thread.start();
            }
            atWork.await();

            OwnedWork inTime = owner.finish();
            done.set(true);
            for (Thread thread : threads) {
                thread.join();
            }

            LateWork rest = owner.takeLate();
            long lateNanos = rest == null ? 0 : rest.work().cpuNanos();
            assertThat(inTime.cpuNanos()).isGreaterThanOrEqualTo(BEFORE);
            assertThat(inTime.cpuNanos() + lateNanos).isEqualTo(charged.get());
            assertThat(late.cpuNanos() - lateBefore).isEqualTo(lateNanos);
        }
    }

    @Test
    void threads_that_work_for_it_when_it_finishes_are_at_late_work_until_they_leave() {
        Owner owner = new Owner(1, late);
        owner.joined();
        owner.joined();
        owner.left();

        owner.finish();
        owner.joined();
        int atWork = late.threads();
        owner.left();
        owner.left();

        assertThat(atWork).isEqualTo(2);
        assertThat(late.threads()).isZero();
        assertThat(owner.isCharged()).isFalse();
    }

    @Test
    void what_is_finished_twice_is_told_once() {
        Owner owner = new Owner(1, late);
        owner.charge("main", 0, 5, 0, 6);

        assertThat(owner.finish()).isEqualTo(new OwnedWork(5, 6));
        owner.charge("main", 5, 9, 6, 6);

        assertThat(owner.finish()).isEqualTo(new OwnedWork(0, 0));
        assertThat(owner.takeLate()).isEqualTo(new LateWork(1, "main", new OwnedWork(4, 0)));
        assertThat(owner.takeLate()).isNull();
    }

    @Test
    void one_reading_that_is_unknown_makes_the_whole_unknown() {
        Owner owner = new Owner(1, late);
        owner.charge("main", 0, 5, 0, 6);
        owner.charge("main", 5, -1, 6, 7);

        assertThat(owner.finish()).isEqualTo(new OwnedWork(OwnedWork.UNKNOWN, 7));
    }
}
