package io.github.testmonitor.report.render.chart;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AxisTest {
    private static final double MIB = 1 << 20;
    private static final double SECOND = 1e9;

    @Test
    void bytes_stand_in_one_unit_at_round_values() {
        assertThat(Axis.ofBytes(2.63 * 1024 * MIB).ticks())
                .extracting(Axis.Mark::label)
                .containsExactly("0", "0.5 GiB", "1.0 GiB", "1.5 GiB", "2.0 GiB", "2.5 GiB");
        assertThat(Axis.ofBytes(161 * MIB).ticks())
                .extracting(Axis.Mark::label)
                .containsExactly("0", "50 MiB", "100 MiB", "150 MiB");
    }

    @Test
    void just_below_the_next_unit_there_are_still_few_ticks() {
        assertThat(Axis.ofBytes(1023 * MIB).ticks())
                .extracting(Axis.Mark::label)
                .containsExactly("0", "200 MiB", "400 MiB", "600 MiB", "800 MiB", "1000 MiB");
    }

    @Test
    void time_stands_in_minutes_and_in_hours_where_it_takes_hours() {
        assertThat(Axis.ofTime(0, 720 * SECOND).ticks())
                .extracting(Axis.Mark::label)
                .startsWith("0", "1:00", "2:00")
                .endsWith("12:00");
        assertThat(Axis.ofTime(0, 9000 * SECOND).ticks())
                .extracting(Axis.Mark::label)
                .contains("15:00", "1:00:00", "2:30:00");
    }

    @Test
    void a_short_run_has_parts_of_seconds() {
        assertThat(Axis.ofTime(1 * SECOND, 1.4 * SECOND).ticks())
                .extracting(Axis.Mark::label)
                .startsWith("1.00 s", "1.05 s");
    }

    @Test
    void the_first_tick_is_the_first_round_moment_within_the_span() {
        assertThat(Axis.ofTime(65 * SECOND, 180 * SECOND).ticks().get(0)).isEqualTo(new Axis.Mark(70 * SECOND, "1:10"));
    }
}
