package io.github.testmonitor.session;

import io.github.testmonitor.ownership.HeldThread;
import io.github.testmonitor.ownership.Owner;
import io.github.testmonitor.ownership.Works;
import io.github.testmonitor.ownership.WorksByHand;
import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which spans learn of late work, done by threads that live, on clocks that are moved on by hand. */
class LateEpochsTest {
    private static final long MILLI = 1_000_000;
    private static final long MEBI = 1 << 20;

    private final Clock clock = new Clock();
    private final Works works = WorksByHand.on(clock);
    private final OpenSpans open = new OpenSpans();
    private final LateEpochs epochs = new LateEpochs(open);
    private final ThreadLedger ledger = new ThreadLedger(Thread.currentThread(), clock, null, new OutsideWork());
    private final List<HeldThread> threads = new ArrayList<>();
    private long ids;

    /** What each thread has used, and how often any has been asked by another. */
    private static final class Clock implements ThreadClock {
        private final Map<Thread, Long> nanos = new ConcurrentHashMap<>();
        private final Map<Thread, Long> bytes = new ConcurrentHashMap<>();
        private int asked;

        void work(Thread thread, long worked, long allocated) {
            nanos.merge(thread, worked, Long::sum);
            bytes.merge(thread, allocated, Long::sum);
        }

        @Override
        public long cpuNanos() {
            return nanos.getOrDefault(Thread.currentThread(), 0L);
        }

        @Override
        public long allocatedBytes() {
            return bytes.getOrDefault(Thread.currentThread(), 0L);
        }

        @Override
        public long userNanos() {
            return UNKNOWN;
        }

        @Override
        public long cpuNanos(Thread thread) {
            asked++;
            return nanos.getOrDefault(thread, 0L);
        }

        @Override
        public long allocatedBytes(Thread thread) {
            return bytes.getOrDefault(thread, 0L);
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

    @AfterEach
    void endThreads() throws InterruptedException {
        for (HeldThread thread : threads) {
            thread.end();
        }
    }

    @Test
    void late_cpu_time_during_a_span_makes_it_shared_with_no_other_test() {
        HeldThread late = late(1).get(0);
        Span span = start(20 * MILLI);
        clock.work(late, MILLI, 0);

        finish(span, 40 * MILLI);

        assertThat(span.overlap().isShared()).isTrue();
        assertThat(span.overlap().otherTests()).isZero();
    }

    @Test
    void late_allocation_during_a_span_makes_it_shared() {
        HeldThread late = late(1).get(0);
        Span span = start(20 * MILLI);
        clock.work(late, 0, MEBI);

        finish(span, 40 * MILLI);

        assertThat(span.overlap().isShared()).isTrue();
    }

    @Test
    void a_thread_that_outlives_its_test_and_does_next_to_nothing_shares_nothing() {
        HeldThread late = late(1).get(0);
        Span span = start(20 * MILLI);
        clock.work(late, MILLI - 1, MEBI - 1);

        finish(span, 40 * MILLI);

        assertThat(span.overlap().isShared()).isFalse();
    }

    @Test
    void late_work_that_was_done_before_a_span_is_not_its() {
        HeldThread late = late(1).get(0);
        clock.work(late, 100 * MILLI, 100 * MEBI);
        Span span = start(20 * MILLI);

        finish(span, 40 * MILLI);

        assertThat(span.overlap().isShared()).isFalse();
    }

    @Test
    void late_work_of_a_thread_that_ended_before_a_span_is_not_its() throws InterruptedException {
        HeldThread late = late(1).get(0);
        clock.work(late, 100 * MILLI, 100 * MEBI);
        late.end();
        Span span = start(MILLI);

        finish(span, 40 * MILLI);

        assertThat(span.overlap().isShared()).isFalse();
    }

    @Test
    void late_work_of_a_thread_that_ends_during_a_span_is_known_without_asking() throws InterruptedException {
        HeldThread late = late(1).get(0);
        Span span = start(MILLI);
        clock.work(late, 100 * MILLI, 100 * MEBI);
        late.end();

        finish(span, 2 * MILLI);

        assertThat(span.overlap().isShared()).isTrue();
        assertThat(clock.asked).isZero();
    }

    @Test
    void what_was_settled_at_ticks_during_a_span_counts_and_adds_up() {
        HeldThread late = late(1).get(0);
        Span span = start(20 * MILLI);
        clock.work(late, MILLI / 2, 0);
        epochs.tick(works, false, LateEpochs.TICK_NANOS + 20 * MILLI);
        clock.work(late, MILLI / 2, 0);

        finish(span, 2 * LateEpochs.TICK_NANOS);

        assertThat(span.overlap().isShared()).isTrue();
    }

    @Test
    void a_container_learns_of_late_work_while_its_tests_run() {
        HeldThread late = late(1).get(0);
        Span container = span(null, false);
        open.begin(container, new Readings(), 20 * MILLI);
        Span test = span(container, true);
        open.begin(test, new Readings(), 20 * MILLI);
        clock.work(late, MILLI, 0);

        finish(test, 40 * MILLI);
        finish(container, 40 * MILLI);

        assertThat(container.overlap().isShared()).isTrue();
    }

    @Test
    void nobody_is_asked_at_the_edges_of_short_spans_that_follow_one_another() {
        late(1);

        for (long nanos = 0; nanos < 9 * MILLI; nanos += MILLI) {
            finish(start(nanos), nanos + MILLI);
        }

        assertThat(clock.asked).isZero();
    }

    @Test
    void nobody_is_asked_where_nothing_is_late() {
        finish(start(20 * MILLI), 40 * MILLI);

        assertThat(clock.asked).isZero();
    }

    @Test
    void many_threads_are_asked_as_often_as_is_worth_it_and_never_at_a_start() {
        int many = 1_000;
        late(many);
        long worth = many * LateEpochs.NANOS_OF_A_THREAD;

        Span first = start(worth);
        assertThat(clock.asked).isZero();
        finish(first, worth + 20 * MILLI);
        assertThat(clock.asked).isEqualTo(many);
        finish(start(worth + 20 * MILLI), 2 * worth + 20 * MILLI - 1);
        assertThat(clock.asked).isEqualTo(many);
        finish(start(2 * worth), 2 * worth + 20 * MILLI);

        assertThat(clock.asked).isEqualTo(2 * many);
    }

    /** Threads of a test that has finished. */
    private List<HeldThread> late(int count) {
        Owner finished = works.open(++ids);
        Object token = works.enter(finished);
        for (int i = 0; i < count; i++) {
            HeldThread thread = new HeldThread(works);
            works.threadStarts(thread);
            thread.start();
            threads.add(thread);
        }
        if (token != null) {
            works.leave(token);
        }
        works.finish(finished);
        clock.asked = 0;
        return threads;
    }

    private Span start(long nanos) {
        Span span = span(null, true);
        epochs.start(works, nanos);
        open.begin(span, new Readings(), nanos);
        return span;
    }

    private void finish(Span span, long nanos) {
        epochs.finish(works, span.wallNanosBy(nanos) >= SpanFigures.LONG_NANOS, nanos);
        open.end(span, new Readings(), nanos);
    }

    private Span span(@Nullable Span parent, boolean test) {
        return new Span(++ids, test, parent, ledger, null);
    }
}
