package io.github.testmonitor.session;

import io.github.testmonitor.config.MonitorConfig.ExactPeakRss;
import io.github.testmonitor.probe.FakeThreadClock;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which peak each test gets out of the one mark that the kernel keeps, on a clock and a memory moved by hand. */
class PeakEpochsTest {
    private static final long MIB = 1 << 20;
    private static final long MILLI = 1_000_000;

    private final OpenSpans open = new OpenSpans();
    private final List<String> unavailable = new ArrayList<>();
    private final FakeResidentPeak memory = new FakeResidentPeak(100 * MIB);
    private final PeakEpochs epochs = epochs(ExactPeakRss.AUTO);
    private long nanos;
    private int ids;

    @Test
    void a_spike_within_a_test_is_its_peak_to_the_byte() {
        Span test = start(test(null));
        pass(20);
        memory.spike(400 * MIB);
        pass(20);

        finish(test);

        assertThat(test.epochPeak().bytes()).isEqualTo(400 * MIB);
        assertThat(test.epochPeak().isCertain()).isTrue();
    }

    @Test
    void a_long_test_before_leaves_no_trace() {
        Span first = start(test(null));
        pass(20);
        memory.spike(400 * MIB);
        finish(first);
        Span second = start(test(null));
        pass(20);
        memory.spike(200 * MIB);

        finish(second);

        assertThat(second.epochPeak().bytes()).isEqualTo(200 * MIB);
        assertThat(second.epochPeak().isCertain()).isTrue();
    }

    @Test
    void what_ran_between_two_tests_leaves_no_trace_in_the_second() {
        Span container = start(container());
        memory.spike(300 * MIB);
        pass(15);
        Span test = start(test(container));
        pass(15);

        finish(test);
        finish(container);

        assertThat(test.epochPeak().bytes()).isEqualTo(100 * MIB);
        assertThat(container.epochPeak().bytes()).isEqualTo(300 * MIB);
    }

    @Test
    void a_spike_that_may_be_of_the_short_test_before_is_not_certain() {
        Span brief = start(test(null));
        memory.spike(300 * MIB);
        pass(2);
        finish(brief);
        Span test = start(test(null));
        pass(15);

        finish(test);

        assertThat(test.epochPeak().bytes()).isEqualTo(300 * MIB);
        assertThat(test.epochPeak().isCertain()).isFalse();
    }

    @Test
    void a_short_test_before_makes_no_doubt_where_there_was_no_spike() {
        finish(start(test(null)));
        pass(1);
        Span test = start(test(null));
        pass(15);
        memory.set(250 * MIB);

        finish(test);

        assertThat(test.epochPeak().bytes()).isEqualTo(250 * MIB);
        assertThat(test.epochPeak().isCertain()).isTrue();
    }

    @Test
    void a_start_closes_an_epoch_where_the_size_has_moved() {
        Span brief = start(test(null));
        memory.set(300 * MIB);
        memory.set(200 * MIB);
        pass(2);
        finish(brief);
        Span test = start(test(null));
        pass(15);

        finish(test);

        assertThat(test.epochPeak().bytes()).isEqualTo(200 * MIB);
        assertThat(test.epochPeak().isCertain()).isTrue();
        assertThat(test.epochPeak().isStartExact()).isTrue();
    }

    @Test
    void spikes_of_overlapping_tests_are_given_to_all_that_ran() {
        Span first = start(test(null));
        pass(12);
        Span second = start(test(null));
        memory.spike(500 * MIB);
        pass(12);
        finish(first);
        memory.spike(300 * MIB);
        pass(12);
        Span third = start(test(null));
        memory.spike(200 * MIB);
        pass(12);
        finish(second);

        finish(third);

        assertThat(first.epochPeak().bytes()).isEqualTo(500 * MIB);
        assertThat(second.epochPeak().bytes()).isEqualTo(500 * MIB);
        assertThat(third.epochPeak().bytes()).isEqualTo(200 * MIB);
    }

    @Test
    void a_container_has_the_peak_of_the_time_when_no_child_ran() {
        Span container = start(container());
        pass(12);
        memory.spike(150 * MIB);
        Span test = start(test(container));
        memory.spike(400 * MIB);
        pass(12);
        finish(test);
        pass(12);

        finish(container);

        assertThat(container.epochPeak().bytes()).isEqualTo(150 * MIB);
        assertThat(container.epochPeak().isCertain()).isTrue();
    }

    @Test
    void short_tests_cost_one_reading_in_ten_milliseconds_and_one_look_in_one() {
        int before = memory.reads();

        for (int i = 0; i < 1_000; i++) {
            Span test = start(test(null));
            nanos += 100_000;
            finish(test);
        }

        assertThat(memory.reads() - before).isBetween(9, 10);
        assertThat(memory.looks()).isBetween(80, 100);
    }

    @Test
    void every_test_has_its_peak_where_that_is_wanted() {
        PeakEpochs always = epochs(ExactPeakRss.ALWAYS);
        pass(1);

        assertThat(always.start(nanos)).isEqualTo(100 * MIB);
        assertThat(always.finish(false, nanos)).isEqualTo(100 * MIB);
    }

    @Test
    void greatest_of_the_fork_outlives_the_epochs() {
        memory.spike(700 * MIB);
        sample();
        pass(100);
        sample();

        assertThat(epochs.greatestBytes()).hasValue(700 * MIB);
    }

    @Test
    void a_sample_has_the_greatest_since_the_sample_before() {
        sample();
        memory.spike(300 * MIB);
        finishOfLongTest();
        pass(20);

        Readings first = sample();
        Readings second = sample();

        assertThat(first.value(Reading.PEAK_RSS)).isEqualTo(300 * MIB);
        assertThat(first.value(Reading.RSS)).isEqualTo(100 * MIB);
        assertThat(second.value(Reading.PEAK_RSS)).isEqualTo(100 * MIB);
    }

    @Test
    void a_source_that_breaks_is_told_and_ends_the_epochs() {
        memory.breakDown();

        Readings broken = sample();
        sample();

        assertThat(broken.has(Reading.PEAK_RSS)).isFalse();
        assertThat(broken.has(Reading.RSS)).isFalse();
        assertThat(epochs.isExact()).isFalse();
        assertThat(unavailable).containsExactly("peakRss ERROR");
    }

    @Test
    void a_test_that_follows_at_once_starts_from_the_reading_at_the_end_of_the_one_before() {
        PeakEpochs always = epochs(ExactPeakRss.ALWAYS);
        pass(1);
        always.finish(false, nanos);
        nanos += EpochPeak.SAME_NANOS - 1;

        assertThat(always.start(nanos)).isNegative();
        assertThat(always.start(nanos + 1)).isEqualTo(100 * MIB);
    }

    private PeakEpochs epochs(ExactPeakRss mode) {
        PeakEpochs made = new PeakEpochs(mode, open, (probe, reason) -> unavailable.add(probe + " " + reason));
        made.begin(memory, nanos);
        return made;
    }

    private void finishOfLongTest() {
        epochs.finish(true, nanos);
    }

    private void pass(long millis) {
        nanos += millis * MILLI;
    }

    private Span start(Span span) {
        if (epochs.start(nanos) >= 0) {
            span.epochPeak().startsAnEpoch();
        }
        open.begin(span, new Readings(), nanos);
        return span;
    }

    private void finish(Span span) {
        epochs.finish(span.wallNanosBy(nanos) >= SpanFigures.LONG_NANOS, nanos);
        open.end(span, new Readings(), nanos);
    }

    private Span test(@Nullable Span parent) {
        return new Span(
                ++ids,
                true,
                parent,
                new ThreadLedger(Thread.currentThread(), new FakeThreadClock(), null, new OutsideWork()),
                null);
    }

    private Span container() {
        return new Span(
                ++ids,
                false,
                null,
                new ThreadLedger(Thread.currentThread(), new FakeThreadClock(), null, new OutsideWork()),
                null);
    }

    private Readings sample() {
        Readings readings = new Readings();
        epochs.tick(nanos, readings);
        return readings;
    }
}
