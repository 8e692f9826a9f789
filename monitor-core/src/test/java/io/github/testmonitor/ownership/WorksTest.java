package io.github.testmonitor.ownership;

import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is charged to whom, told by hand where in a fork the JDK would tell it. The clock is the same for all threads. */
final class WorksTest {
    private final Clock clock = new Clock();
    private final Works works = new Works(clock);
    private final Owner test = works.open(1);
    private final Owner neighbour = works.open(2);

    private static final class Clock implements ThreadClock {
        private final AtomicLong nanos = new AtomicLong(1_000);

        void work(long worked) {
            nanos.addAndGet(worked);
        }

        @Override
        public long cpuNanos() {
            return nanos.get();
        }

        @Override
        public long allocatedBytes() {
            return 2 * nanos.get();
        }

        @Override
        public long userNanos() {
            return UNKNOWN;
        }

        @Override
        public long cpuNanos(Thread thread) {
            return nanos.get();
        }

        @Override
        public long allocatedBytes(Thread thread) {
            return 2 * nanos.get();
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

    /** As the hook does. */
    private void leave(@Nullable Object token) {
        if (token != null) {
            works.leave(token);
        }
    }

    @Test
    void a_task_is_charged_to_whoever_handed_it_over() {
        Object before = works.enter(test);
        works.handed("task");
        leave(before);

        works.workerBegins(null);
        works.taskBegins("task");
        clock.work(7);
        works.taskEnds();
        clock.work(100);

        assertThat(works.finish(test)).isEqualTo(new OwnedWork(7, 14));
    }

    @Test
    void a_task_within_a_task_is_its_own_owners() {
        Object outer = works.enter(test);
        clock.work(1);
        Object inner = works.enter(neighbour);
        clock.work(20);
        leave(inner);
        clock.work(300);
        leave(outer);
        clock.work(4_000);

        assertThat(works.finish(test).cpuNanos()).isEqualTo(301);
        assertThat(works.finish(neighbour).cpuNanos()).isEqualTo(20);
    }

    @Test
    void a_finish_counts_what_is_still_being_done_and_leaves_the_rest_late() {
        Object token = works.enter(test);
        clock.work(5);

        OwnedWork finished = works.finish(test);
        clock.work(60);
        leave(token);

        assertThat(finished.cpuNanos()).isEqualTo(5);
        assertThat(works.takeLate())
                .containsExactly(new LateWork(1, Thread.currentThread().getName(), new OwnedWork(60, 120)));
        assertThat(works.takeLate()).isEmpty();
    }

    @Test
    void late_work_that_goes_on_is_told_where_it_is_settled() {
        works.enter(test);
        works.finish(test);
        clock.work(60);

        assertThat(works.takeLate()).isEmpty();
        works.settleLate();

        assertThat(works.takeLate()).extracting(LateWork::id).containsExactly(1L);
    }

    /** Else each would keep all that were told after it, for as long as a thread of its lives. */
    @Test
    void an_owner_whose_late_work_has_been_told_knows_no_other() {
        Object token = works.enter(test);
        works.finish(test);
        works.finish(neighbour);
        clock.work(60);
        Object inner = works.enter(neighbour);
        clock.work(60);
        leave(inner);
        leave(token);

        assertThat(works.takeLate()).hasSize(2);
        assertThat(Stream.of(test, neighbour).map(Owner::nextUntold)).containsOnlyNulls();
    }

    @Test
    void a_thread_is_charged_from_its_first_instruction_to_its_end() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            works.threadEnds(Thread.currentThread());
            ended.countDown();
        });
        works.enter(test);
        works.threadStarts(thread);
        works.enter(neighbour);

        thread.start();
        ended.await();

        // This clock says of all threads what they have used since they began, the new one included.
        assertThat(works.finish(test).cpuNanos()).isEqualTo(1_000);
    }

    @Test
    void a_thread_that_never_starts_is_forgotten() {
        works.enter(test);
        works.threadStarts(new Thread(() -> {}));
        works.enter(neighbour);

        assertThat(works.finish(test)).isEqualTo(new OwnedWork(0, 0));
    }

    @Test
    void threads_that_have_ended_are_found_no_more_and_the_others_still_are() throws InterruptedException {
        works.enter(test);
        List<HeldThread> threads =
                Stream.generate(() -> new HeldThread(works)).limit(4).toList();
        for (HeldThread thread : threads) {
            works.threadStarts(thread);
            thread.start();
        }
        works.enter(neighbour);
        assertThat(found(10)).containsExactlyInAnyOrderElementsOf(threads);

        for (int ends : new int[] {1, 3, 0}) {
            threads.get(ends).end();
            assertThat(found(10)).isNotEmpty().doesNotContain(threads.get(ends)).contains(threads.get(2));
        }
        threads.get(2).end();
        assertThat(found(10)).isEmpty();
    }

    @Test
    void where_more_threads_work_than_are_wanted_they_are_found_in_turn() {
        works.enter(test);
        List<Thread> threads = Stream.generate(Thread::new).limit(5).toList();
        threads.forEach(works::threadStarts);
        works.enter(neighbour);

        List<Thread> first = found(2);
        List<Thread> second = found(2);
        List<Thread> third = found(2);

        assertThat(List.of(first, second, third))
                .allSatisfy(found -> assertThat(found).hasSize(2));
        assertThat(Stream.of(first, second, third).flatMap(List::stream)).containsAll(threads);
    }

    private List<Thread> found(int most) {
        return works.find(id -> id == 1, most).stream()
                .map(WorkingThread::clocked)
                .toList();
    }

    @Test
    void a_span_that_ends_gives_its_thread_back_to_the_one_around_it() {
        Charging thread = works.ofCurrentThread();
        Owner before = thread.begin(test, clock.cpuNanos(), clock.allocatedBytes());
        clock.work(3);
        Owner around = thread.begin(neighbour, clock.cpuNanos(), clock.allocatedBytes());
        clock.work(40);
        thread.end(neighbour, around, clock.cpuNanos(), clock.allocatedBytes());
        clock.work(500);
        thread.end(test, before, clock.cpuNanos(), clock.allocatedBytes());

        assertThat(List.of(
                        works.finish(test).cpuNanos(), works.finish(neighbour).cpuNanos()))
                .containsExactly(503L, 40L);
        assertThat(works.current()).isNull();
    }

    @Test
    void work_for_a_section_is_of_the_section_and_of_its_test() {
        Charging thread = works.ofCurrentThread();
        thread.begin(test, clock.cpuNanos(), clock.allocatedBytes());
        clock.work(10);
        Owner section = section(3);
        Owner before = thread.begin(section, clock.cpuNanos(), clock.allocatedBytes());
        clock.work(20);
        thread.end(section, before, clock.cpuNanos(), clock.allocatedBytes());
        clock.work(40);

        assertThat(works.finish(section)).isEqualTo(new OwnedWork(20, 40));
        assertThat(works.finish(test)).isEqualTo(new OwnedWork(70, 140));
    }

    @Test
    void work_that_goes_on_for_a_section_that_has_finished_is_of_what_is_around_it() {
        Charging thread = works.ofCurrentThread();
        thread.begin(test, clock.cpuNanos(), clock.allocatedBytes());
        Owner outer = section(3);
        thread.begin(outer, clock.cpuNanos(), clock.allocatedBytes());
        Owner inner = section(4);
        thread.begin(inner, clock.cpuNanos(), clock.allocatedBytes());
        clock.work(10);

        assertThat(works.finish(inner).cpuNanos()).isEqualTo(10);
        clock.work(20);
        assertThat(works.finish(outer).cpuNanos()).isEqualTo(30);
        clock.work(40);
        assertThat(works.finish(test).cpuNanos()).isEqualTo(70);
        clock.work(80);
        works.settleLate();
        assertThat(works.takeLate()).singleElement().satisfies(late -> {
            assertThat(late.id()).isEqualTo(1);
            assertThat(late.work().cpuNanos()).isEqualTo(80);
        });
    }

    @Test
    void a_section_begun_in_one_that_has_finished_is_within_what_is_open_around_it() {
        Charging thread = works.ofCurrentThread();
        thread.begin(test, clock.cpuNanos(), clock.allocatedBytes());
        Owner outer = section(3);
        thread.begin(outer, clock.cpuNanos(), clock.allocatedBytes());
        works.finish(outer);

        Owner later = section(4);

        assertThat(later.isWithin(outer)).isFalse();
        assertThat(later.isWithin(test)).isTrue();
        assertThat(later.ofSpan()).isSameAs(test);
    }

    @Test
    void a_span_that_ends_takes_its_thread_back_from_a_section() {
        Charging thread = works.ofCurrentThread();
        thread.begin(test, clock.cpuNanos(), clock.allocatedBytes());
        thread.begin(section(3), clock.cpuNanos(), clock.allocatedBytes());

        thread.end(test, null, clock.cpuNanos(), clock.allocatedBytes());

        assertThat(works.current()).isNull();
    }

    @Test
    void what_a_thread_does_for_its_test_is_its_own_in_a_section_too() {
        Charging thread = works.ofCurrentThread();
        thread.begin(test, clock.cpuNanos(), clock.allocatedBytes());
        Owner section = section(3);
        Owner before = thread.begin(section, clock.cpuNanos(), clock.allocatedBytes());
        Object stageMadeBefore = works.enter(test);
        clock.work(10);
        leave(stageMadeBefore);
        thread.end(section, before, clock.cpuNanos(), clock.allocatedBytes());

        assertThat(thread.othersCpuNanos()).isZero();
    }

    @Test
    void what_a_thread_does_for_another_test_is_not_its_own_in_a_section_either() {
        Charging thread = works.ofCurrentThread();
        thread.begin(test, clock.cpuNanos(), clock.allocatedBytes());
        Object task = works.enter(neighbour);
        Owner section = section(3);
        Owner before = thread.begin(section, clock.cpuNanos(), clock.allocatedBytes());
        clock.work(10);
        thread.end(section, before, clock.cpuNanos(), clock.allocatedBytes());
        leave(task);
        clock.work(200);
        thread.end(test, null, clock.cpuNanos(), clock.allocatedBytes());

        assertThat(thread.othersCpuNanos()).isEqualTo(10);
    }

    @Test
    void what_the_monitor_does_on_a_tests_thread_is_neither_the_tests_nor_the_threads_own() {
        Charging thread = works.ofCurrentThread();
        thread.begin(test, clock.cpuNanos(), clock.allocatedBytes());
        clock.work(3);
        Object paused = works.pauses();
        clock.work(10);
        leave(paused);
        clock.work(200);
        thread.end(test, null, clock.cpuNanos(), clock.allocatedBytes());

        assertThat(works.finish(test).cpuNanos()).isEqualTo(203);
        assertThat(thread.othersCpuNanos()).isEqualTo(10);
    }

    private Owner section(long id) {
        return java.util.Objects.requireNonNull(works.openSection(id));
    }
}
