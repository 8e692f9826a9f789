package io.github.testmonitor.sampling;

import io.github.testmonitor.record.ForkRecord.Sample;
import io.github.testmonitor.record.ForkRecord.Slowed;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SamplerTest {
    private static final long MILLI = 1_000_000;

    private final FakeTicker ticker = new FakeTicker();
    private final List<Sample> written = new ArrayList<>();
    private boolean testsSeen = true;

    @Test
    void samples_are_taken_at_the_interval_from_the_first_on() {
        sampleUntil(1_000);

        assertThat(written.stream().map(sample -> sample.t() / MILLI))
                .containsExactly(0L, 100L, 200L, 300L, 400L, 500L, 600L, 700L, 800L, 900L);
        assertThat(written.stream().skip(1).map(Sample::gapNanos)).containsOnly(100 * MILLI);
    }

    @Test
    void gap_is_the_time_that_really_passed() {
        ticker.lateBy(200 * MILLI, 30 * MILLI);

        sampleUntil(500);

        assertThat(written.stream().map(sample -> sample.gapNanos() / MILLI))
                .containsExactly(0L, 100L, 130L, 70L, 100L);
    }

    @Test
    void a_sampler_that_costs_too_much_slows_down_and_says_so() {
        List<Slowed> said = new ArrayList<>();
        long[] cpu = {0};
        // 3 ms for each sample: 3 % of a core at 100 ms, 1.5 % at 200 ms.
        SamplingBudget budget = budget(cpu, said);

        sampleUntil(60_000, budget, () -> cpu[0] += 3 * MILLI);

        assertThat(said).singleElement().satisfies(slowed -> {
            assertThat(slowed.intervalMillis()).isEqualTo(200);
            assertThat(slowed.t()).as("not while the fork is young").isGreaterThanOrEqualTo(SamplingBudget.COLD_NANOS);
        });
        assertThat(written.get(written.size() - 1).gapNanos()).isEqualTo(200 * MILLI);
    }

    @Test
    void a_sampler_that_was_slowed_comes_back_to_its_pace_where_it_can() {
        List<Slowed> said = new ArrayList<>();
        long[] cpu = {0};
        // While the fork is young, 6 % of a core; then 0.5 % at 100 ms.
        SamplingBudget budget = budget(cpu, said);

        sampleUntil(60_000, budget, () -> cpu[0] += cpu[0] < 900 * MILLI ? 6 * MILLI : MILLI / 2);

        assertThat(said).extracting(Slowed::intervalMillis).containsExactly(200L, 100L);
        assertThat(written.get(written.size() - 1).gapNanos()).isEqualTo(100 * MILLI);
    }

    @Test
    void a_sampler_within_its_budget_keeps_its_pace() {
        List<Slowed> said = new ArrayList<>();
        long[] cpu = {0};

        sampleUntil(30_000, budget(cpu, said), () -> cpu[0] += MILLI);

        assertThat(said).isEmpty();
    }

    @Test
    void missed_ticks_are_skipped_and_not_made_up_for() {
        ticker.lateBy(200 * MILLI, 350 * MILLI);

        sampleUntil(900);

        assertThat(written.stream().map(sample -> sample.t() / MILLI))
                .containsExactly(0L, 100L, 550L, 600L, 700L, 800L);
    }

    @Test
    void a_sample_is_late_after_more_than_one_and_a_half_intervals() {
        ticker.lateBy(200 * MILLI, 50 * MILLI);
        ticker.lateBy(500 * MILLI, 51 * MILLI);

        Sampler sampler = sampleUntil(900);

        assertThat(sampler.lateSamples()).isEqualTo(1);
        assertThat(sampler.samples()).isEqualTo(9);
    }

    @Test
    void a_wait_that_returns_early_takes_no_sample() {
        ticker.wakesEarly(true);

        sampleUntil(300);

        assertThat(written.stream().map(sample -> sample.t() / MILLI)).containsExactly(0L, 100L, 200L);
    }

    @Test
    void a_sample_holds_the_readings_and_the_running_tests() {
        sampleUntil(100);

        Sample sample = written.get(0);
        assertThat(sample.readings().value(Reading.THREADS)).isEqualTo(1);
        assertThat(sample.running()).containsExactly(17L, 18L);
    }

    @Test
    void a_fork_that_runs_no_test_is_sampled_ever_more_rarely() {
        testsSeen = false;

        sampleUntil(120_000);

        assertThat(written).hasSizeLessThan(25);
        assertThat(written.stream().skip(1).map(Sample::gapNanos)).isSorted();
        assertThat(written.get(written.size() - 1).gapNanos()).isEqualTo(Sampler.LONGEST_IDLE_GAP);
    }

    @Test
    void first_test_ends_the_pause_of_an_idle_fork() {
        testsSeen = false;
        ticker.at(60_000 * MILLI, () -> testsSeen = true);

        sampleUntil(61_000);

        assertThat(written.stream()
                        .map(sample -> sample.t() / MILLI)
                        .filter(millis -> millis >= 60_000)
                        .toList())
                .hasSize(10);
    }

    @Test
    void a_tick_without_memory_is_lost_and_the_next_is_taken() {
        int[] calls = {0};

        sampleUntil(400, () -> {
            if (calls[0]++ == 1) {
                throw new OutOfMemoryError("some test");
            }
            return new Readings();
        });

        assertThat(written.stream().map(sample -> sample.gapNanos() / MILLI)).containsExactly(0L, 200L, 100L);
    }

    @Test
    void where_the_search_for_memory_takes_long_it_is_left_alone_for_longer() {
        int[] calls = {0};

        sampleUntil(1_500, () -> {
            if (calls[0]++ == 1) {
                ticker.advance(50 * MILLI);
                throw new OutOfMemoryError("some test");
            }
            return new Readings();
        });

        assertThat(written.stream().map(sample -> sample.t() / MILLI)).containsExactly(0L, 1_200L, 1_300L, 1_400L);
    }

    private static SamplingBudget budget(long[] cpu, List<Slowed> said) {
        return new SamplingBudget(Duration.ofMillis(100), () -> cpu[0], said::add);
    }

    private Sampler sampleUntil(long millis) {
        return sampleUntil(millis, () -> new Readings().set(Reading.THREADS, 1));
    }

    private Sampler sampleUntil(long millis, Supplier<Readings> probes) {
        Sampler sampler = new Sampler(ticker, Duration.ofMillis(100), probes, new TwoTests(), written::add);
        ticker.at(millis * MILLI, sampler::stop);
        sampler.run();
        return sampler;
    }

    private void sampleUntil(long millis, SamplingBudget budget, Runnable costs) {
        Supplier<Readings> probes = () -> {
            costs.run();
            return new Readings();
        };
        Sampler sampler =
                new Sampler(ticker, Duration.ofMillis(100), probes, new TwoTests(), written::add, Looks.NONE, budget);
        ticker.at(millis * MILLI, sampler::stop);
        sampler.run();
    }

    private final class TwoTests implements OpenTests {
        @Override
        public List<Long> fold(Readings readings) {
            return List.of(17L, 18L);
        }

        @Override
        public boolean seenAny() {
            return testsSeen;
        }
    }
}
