package io.github.testmonitor.session;

import io.github.testmonitor.ownership.Charging;
import io.github.testmonitor.ownership.Owner;
import io.github.testmonitor.probe.FakeThreadClock;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThreadLedgerTest {
    private static final long MILLI = 1_000_000;

    private final FakeThreadClock clock = new FakeThreadClock();
    private final OutsideWork outside = new OutsideWork();
    private final ThreadLedger ledger = new ThreadLedger(Thread.currentThread(), clock, null, outside);
    private int ids;

    @Test
    void work_before_the_first_span_is_charged_to_nobody() {
        clock.work(100, 1000);
        Span test = begin(null);
        clock.work(7, 70);

        ledger.end(test);

        assertThat(cpu(test)).isEqualTo(7);
        assertThat(allocated(test)).isEqualTo(70);
        assertThat(outside.cpuNanos()).isEqualTo(100);
        assertThat(outside.allocatedBytes()).isEqualTo(1000);
    }

    @Test
    void a_span_that_has_ended_is_not_charged_by_a_second_end() {
        Span test = begin(null);
        clock.work(7, 70);
        ledger.end(test);
        Span next = begin(null);
        clock.work(20, 200);

        ledger.end(test);
        clock.work(3, 30);
        ledger.end(next);

        assertThat(cpu(test)).isEqualTo(7);
        assertThat(cpu(next)).isEqualTo(23);
    }

    @Test
    void work_since_the_last_span_is_added_at_the_end() {
        outside.keep(ledger);
        Span test = begin(null);
        clock.work(7, 70);
        ledger.end(test);
        clock.work(20, 200);

        outside.addTails(clock, null);
        outside.addTails(clock, null);

        assertThat(outside.cpuNanos()).isEqualTo(20);
        assertThat(outside.allocatedBytes()).isEqualTo(200);
        assertThat(cpu(test)).isEqualTo(7);
    }

    @Test
    void all_that_the_main_thread_did_is_added_at_the_end_where_others_run_the_tests() {
        outside.mainIs(Thread.currentThread());
        clock.work(20, 200);

        outside.addTails(clock, null);
        outside.addTails(clock, null);

        assertThat(outside.cpuNanos()).isEqualTo(20);
        assertThat(outside.allocatedBytes()).isEqualTo(200);
    }

    @Test
    void a_main_thread_that_runs_tests_counts_once() {
        outside.mainIs(Thread.currentThread());
        clock.work(100, 1000);
        outside.keep(ledger);
        Span test = begin(null);
        clock.work(7, 70);
        ledger.end(test);

        outside.addTails(clock, null);

        assertThat(outside.cpuNanos()).isEqualTo(100);
        assertThat(outside.allocatedBytes()).isEqualTo(1000);
    }

    @Test
    void work_is_charged_to_the_innermost_span_alone() {
        Span container = begin(null);
        clock.work(1, 10);
        Span first = begin(container);
        clock.work(20, 200);
        ledger.end(first);
        clock.work(300, 3000);
        Span second = begin(container);
        clock.work(4000, 40000);
        ledger.end(second);
        clock.work(50000, 500000);

        ledger.end(container);

        assertThat(cpu(first)).isEqualTo(20);
        assertThat(cpu(second)).isEqualTo(4000);
        assertThat(cpu(container)).isEqualTo(50301);
        assertThat(allocated(container)).isEqualTo(503010);
    }

    @Test
    void a_span_of_another_tree_that_runs_within_is_charged_for_itself() {
        Span waiting = begin(null);
        clock.work(1, 0);
        Span helping = begin(null);
        clock.work(20, 0);
        ledger.end(helping);
        clock.work(300, 0);

        ledger.end(waiting);

        assertThat(cpu(waiting)).isEqualTo(301);
        assertThat(cpu(helping)).isEqualTo(20);
    }

    @Test
    void a_container_that_is_merely_still_open_is_not_at_work_when_another_has_ended() {
        Span ofClass = container(null);
        Span ofMethod = container(ofClass);
        ledger.end(begin(ofMethod));
        clock.work(1, 0);
        Span next = container(ofClass);
        clock.work(20, 0);
        ledger.end(next);
        clock.work(300, 0);

        ledger.end(ofMethod);
        clock.work(4000, 0);
        ledger.end(ofClass);

        assertThat(cpu(ofMethod)).isEqualTo(1);
        assertThat(cpu(next)).isEqualTo(20);
        assertThat(cpu(ofClass)).isEqualTo(4300);
    }

    @Test
    void what_the_thread_did_for_others_is_not_its_spans() {
        Others others = new Others();
        ThreadLedger helping = new ThreadLedger(Thread.currentThread(), clock, others, outside);
        clock.work(100, 1000);
        others.cpuNanos = 90;
        Span test = new Span(++ids, true, null, helping, null);
        helping.begin(test);
        clock.work(7, 70);
        others.cpuNanos += 4;
        others.allocatedBytes += 40;

        helping.end(test);

        assertThat(cpu(test)).isEqualTo(3);
        assertThat(allocated(test)).isEqualTo(30);
        assertThat(outside.cpuNanos()).isEqualTo(10);
        assertThat(outside.allocatedBytes()).isEqualTo(1000);
    }

    private static final class Others implements Charging {
        private long cpuNanos;
        private long allocatedBytes;

        @Override
        public @Nullable Owner begin(Owner span, long atCpuNanos, long atAllocatedBytes) {
            return null;
        }

        @Override
        public void end(Owner span, @Nullable Owner back, long atCpuNanos, long atAllocatedBytes) {}

        @Override
        public long othersCpuNanos() {
            return cpuNanos;
        }

        @Override
        public long othersAllocatedBytes() {
            return allocatedBytes;
        }
    }

    @Test
    void a_span_that_never_finishes_takes_nothing_from_the_next() {
        begin(null);
        clock.work(1, 10);
        Span next = begin(null);
        clock.work(20, 200);

        ledger.end(next);

        assertThat(cpu(next)).isEqualTo(20);
    }

    @Test
    void a_span_that_another_thread_finishes_has_no_work_of_its_own() throws InterruptedException {
        Span container = begin(null);
        clock.work(1, 10);
        Span test = begin(container);
        clock.work(20, 200);

        Thread other = new Thread(() -> ledger.end(test));
        other.start();
        other.join();
        clock.work(300, 3000);
        ledger.end(container);

        assertThat(figures(test).absence(Figure.OWN_CPU)).isEqualTo(Absence.NOT_OWNED);
        assertThat(figures(test).absence(Figure.OWN_ALLOCATED)).isEqualTo(Absence.NOT_OWNED);
        assertThat(cpu(container)).isEqualTo(301);
    }

    @Test
    void virtual_threads_have_no_own_work() {
        clock.becomesVirtual();
        Span test = begin(null);

        ledger.end(test);

        Figures figures = figures(test);
        assertThat(figures.absence(Figure.OWN_CPU)).isEqualTo(Absence.VIRTUAL);
        assertThat(figures.absence(Figure.OWN_ALLOCATED)).isEqualTo(Absence.VIRTUAL);
        assertThat(figures.absence(Figure.USER_CPU)).isEqualTo(Absence.VIRTUAL);
    }

    @Test
    void work_that_is_unknown_in_part_is_unknown() {
        Span test = begin(null);
        clock.work(20, 200);
        clock.becomesVirtual();

        ledger.end(test);

        assertThat(figures(test).has(Figure.OWN_CPU)).isFalse();
    }

    @Test
    void user_time_is_the_span_in_proportion_to_what_the_thread_did_since_its_base() {
        Span test = begin(null);
        clock.work(30 * MILLI, 0);
        clock.workInKernel(10 * MILLI);
        ledger.end(test);

        ledger.readUserTime(test);

        assertThat(figures(test).get(Figure.USER_CPU)).hasValue(30 * MILLI);
        assertThat(figures(test).kind(Figure.USER_CPU)).isEqualTo(Kind.SAMPLED);
    }

    @Test
    void work_long_before_the_span_does_not_count_for_its_user_time() {
        clock.workInKernel(10 * ThreadLedger.BASE_VALID_NANOS);
        Span test = begin(null);
        clock.work(60 * MILLI, 0);
        ledger.end(test);

        ledger.readUserTime(test);

        assertThat(figures(test).get(Figure.USER_CPU)).hasValue(60 * MILLI);
    }

    @Test
    void user_time_is_not_read_for_short_spans() {
        for (int i = 0; i < 1000; i++) {
            Span test = begin(null);
            clock.work(ThreadLedger.BASE_VALID_NANOS / 1000, 0);
            ledger.end(test);
        }

        assertThat(clock.userReadings()).isZero();
    }

    @Test
    void a_span_with_others_within_has_no_user_time() {
        Span outer = begin(null);
        ledger.end(begin(outer));
        clock.work(60 * MILLI, 0);
        ledger.end(outer);

        ledger.readUserTime(outer);

        assertThat(figures(outer).absence(Figure.USER_CPU)).isEqualTo(Absence.OFF);
    }

    private Span begin(@Nullable Span parent) {
        return begin(parent, true);
    }

    private Span container(@Nullable Span parent) {
        return begin(parent, false);
    }

    private Span begin(@Nullable Span parent, boolean test) {
        Span span = new Span(++ids, test, parent, ledger, null);
        ledger.begin(span);
        return span;
    }

    private long cpu(Span span) {
        return figures(span).value(Figure.OWN_CPU);
    }

    private long allocated(Span span) {
        return figures(span).value(Figure.OWN_ALLOCATED);
    }

    private Figures figures(Span span) {
        Figures.Builder figures = Figures.builder();
        span.work().addTo(figures, clock, true);
        return figures.build();
    }
}
