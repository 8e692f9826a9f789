package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.model.ForkEnd;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.Texts;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static io.github.testmonitor.report.render.chart.ChartFixture.container;
import static io.github.testmonitor.report.render.chart.ChartFixture.fork;
import static io.github.testmonitor.report.render.chart.ChartFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

class MemoryChartTest {
    private final Texts texts = Texts.in(Locale.ROOT);

    @Test
    void the_limit_is_drawn_above_the_peak() {
        MemoryChart chart = chart(run(container(1000L, 0, 300, 10, 800), fork(1, 0, 100, 10, 600)));

        Tick limit = Objects.requireNonNull(chart.limit());
        assertThat(limit.at()).isLessThan(Objects.requireNonNull(chart.peak()).y());
        assertThat(limit.label()).isEqualTo("container limit 1000 MiB");
    }

    @Test
    void a_limit_far_above_is_named_so_that_the_picture_does_not_become_flat() {
        MemoryChart chart = chart(run(container(64_000L, 0, 300, 10, 800), fork(1, 0, 100, 10, 600)));

        assertThat(chart.limit()).isNull();
        assertThat(chart.limitOutside()).isEqualTo("container limit 62.5 GiB, far above this picture");
    }

    @Test
    void the_line_of_the_container_is_broken_where_no_fork_was_there_to_read_it() {
        MemoryChart chart = chart(run(
                container(null, 0, 300, 10, 300, 50, 300, 60, 300),
                fork(1, 0, 100, 10, 100),
                fork(2, 50, 100, 60, 100)));

        assertThat(Objects.requireNonNull(chart.container()).line().chars().filter(each -> each == 'M'))
                .hasSize(2);
    }

    @Test
    void without_a_container_the_greatest_sum_of_the_forks_is_marked() {
        MemoryChart one = chart(run(null, fork(1, 0, 100, 10, 600)));
        MemoryChart two = chart(run(null, fork(1, 0, 100, 10, 600), fork(2, 0, 100, 10, 100)));

        assertThat(Objects.requireNonNull(one.peak()).label()).isEqualTo("peak 600 MiB");
        assertThat(Objects.requireNonNull(two.peak()).label()).isEqualTo("at most 700 MiB together");
        assertThat(one.container()).isNull();
    }

    @Test
    void a_fork_without_a_last_record_is_marked_where_it_ends() {
        MemoryChart chart =
                chart(run(null, fork(1, ForkEnd.Ending.NO_LAST_RECORD, 0, 100, 10, 600), fork(2, 0, 100, 20, 100)));

        assertThat(chart.areas()).extracting(Area::died).containsExactly(true, false);
    }

    @Test
    void a_label_stands_only_where_it_fits() {
        MemoryChart chart =
                chart(run(null, fork(1, 0, 600, 100, 600), fork(2, 0, 2, 100, 2), fork(3, 50, 600, 51, 600)));

        assertThat(chart.areas())
                .extracting(Area::label)
                .satisfiesExactly(
                        label -> assertThat(label).isNotNull(),
                        label -> assertThat(label).isNull(),
                        label -> assertThat(label).isNull());
    }

    @Test
    void a_label_fits_between_two_points_far_apart() {
        MemoryChart chart = chart(run(null, fork(1, 0, 600, 100, 600)));

        assertThat(chart.areas().get(0).label())
                .isNotNull()
                .extracting(AreaLabel::text)
                .isEqualTo("fork 1");
    }

    @Test
    void without_readings_there_is_no_chart() {
        assertThat(MemoryChart.of(run(null, fork(1)), texts)).isNull();
        assertThat(MemoryChart.of(run(null, fork(1, 0, 100)), texts)).isNull();
    }

    private MemoryChart chart(Run run) {
        return Objects.requireNonNull(MemoryChart.of(run, texts));
    }
}
