package io.github.testmonitor.report.render.chart;

import org.junit.jupiter.api.Test;

import static io.github.testmonitor.report.render.chart.ChartFixture.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CpuUseTest {
    private static final double ROUNDING = 1e-9;

    private final CpuUse use = new CpuUse(new TimeSpan(0, 10 * SECOND), 10);

    @Test
    void cpu_time_is_spread_evenly_between_two_readings() {
        CpuUse.Counter counter = use.counter();
        counter.read(0, 5 * SECOND);
        counter.read(10 * SECOND, 20 * SECOND);

        assertThat(use.most()).isEqualTo(1.5, within(ROUNDING));
    }

    @Test
    void counters_of_several_forks_add_up() {
        for (int fork = 0; fork < 2; fork++) {
            CpuUse.Counter counter = use.counter();
            counter.read(2 * SECOND, 0L);
            counter.read(4 * SECOND, 2 * SECOND);
        }

        assertThat(use.most()).isEqualTo(2, within(ROUNDING));
    }

    @Test
    void a_counter_that_falls_or_is_missing_adds_nothing() {
        CpuUse.Counter counter = use.counter();
        counter.read(0, 9 * SECOND);
        counter.read(1 * SECOND, null);
        counter.read(2 * SECOND, 1 * SECOND);

        assertThat(use.isEmpty()).isTrue();
    }

    @Test
    void a_single_reading_says_nothing() {
        use.counter().read(0, 9 * SECOND);

        assertThat(use.isEmpty()).isTrue();
    }
}
