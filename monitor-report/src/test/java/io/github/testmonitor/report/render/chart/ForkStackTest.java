package io.github.testmonitor.report.render.chart;

import java.util.List;
import org.junit.jupiter.api.Test;

import static io.github.testmonitor.report.render.chart.ChartFixture.MIB;
import static io.github.testmonitor.report.render.chart.ChartFixture.SECOND;
import static io.github.testmonitor.report.render.chart.ChartFixture.fork;
import static org.assertj.core.api.Assertions.assertThat;

class ForkStackTest {
    private static final TimeSpan SPAN = new TimeSpan(0, 100 * SECOND);

    @Test
    void a_fork_lies_upon_those_that_started_before_it() {
        ForkStack stack = ForkStack.of(List.of(fork(1, 0, 100, 100, 100), fork(2, 0, 50, 100, 50)), SPAN, 10);

        List<ForkStack.Layer> layers = List.copyOf(stack.layers());
        assertThat(layers.get(1).slices().get(0)).isEqualTo(new ForkStack.Slice(0, 100 * MIB, 150 * MIB));
    }

    @Test
    void between_its_points_a_fork_changes_evenly() {
        ForkStack stack = ForkStack.of(List.of(fork(1, 0, 100, 100, 200), fork(2, 50, 10, 60, 10)), SPAN, 100);

        assertThat(List.copyOf(stack.layers()).get(1).slices().get(0))
                .isEqualTo(new ForkStack.Slice(50 * SECOND, 150 * MIB, 160 * MIB));
    }

    @Test
    void a_spike_within_a_column_is_not_lost() {
        ForkStack stack = ForkStack.of(List.of(fork(1, 0, 100, 41, 100, 42, 900, 43, 100, 100, 100)), SPAN, 5);

        assertThat(stack.greatest().totalBytes()).isEqualTo(900.0 * MIB);
        assertThat(stack.greatest().nanos()).isEqualTo(42 * SECOND);
        assertThat(List.copyOf(stack.layers()).get(0).slices())
                .contains(new ForkStack.Slice(42 * SECOND, 0, 900 * MIB));
    }

    @Test
    void peaks_of_two_forks_at_different_moments_are_not_added_up() {
        ForkStack stack = ForkStack.of(
                List.of(fork(1, 0, 10, 2, 500, 4, 10, 100, 10), fork(2, 0, 10, 6, 500, 8, 10, 100, 10)), SPAN, 1);

        assertThat(stack.greatest().totalBytes()).isLessThan(1000.0 * MIB).isGreaterThanOrEqualTo(510.0 * MIB);
    }

    @Test
    void a_fork_that_has_ended_carries_nothing() {
        ForkStack stack = ForkStack.of(List.of(fork(1, 0, 100, 40, 100), fork(2, 60, 50, 100, 50)), SPAN, 10);

        assertThat(List.copyOf(stack.layers()).get(1).slices()).allMatch(slice -> slice.baseBytes() == 0);
    }

    @Test
    void a_fork_without_memory_readings_has_no_layer() {
        assertThat(ForkStack.of(List.of(fork(1)), SPAN, 10).layers()).isEmpty();
    }
}
