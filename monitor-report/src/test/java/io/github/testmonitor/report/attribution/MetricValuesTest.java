package io.github.testmonitor.report.attribution;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.TestRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricValuesTest {

    @Test
    void owned_work_stands_before_the_own_thread_s() {
        Figures figures = Figures.builder()
                .exact(Figure.CPU, 10)
                .exact(Figure.OWN_CPU, 4)
                .exact(Figure.OWN_ALLOCATED, 7)
                .absent(Figure.ALLOCATED, Absence.NOT_OWNED)
                .build();

        assertThat(MetricValues.measured(figures, Metric.CPU_TIME)).isEqualTo(new Measured(10, Kind.EXACT, false));
        assertThat(MetricValues.measured(figures, Metric.ALLOCATED)).isEqualTo(new Measured(7, Kind.EXACT, true));
    }

    @Test
    void growth_is_as_weak_as_the_weaker_of_its_figures_and_never_negative() {
        Figures grown = Figures.builder()
                .exact(Figure.RSS_START, 10)
                .set(Figure.PEAK_RSS, 15, Kind.SAMPLED)
                .build();
        Figures shrunk = Figures.builder()
                .set(Figure.RSS_START, 10, Kind.SHARED)
                .set(Figure.PEAK_RSS, 5, Kind.SAMPLED)
                .build();

        assertThat(MetricValues.measured(grown, Metric.RSS_GROWTH)).isEqualTo(new Measured(5, Kind.SAMPLED, false));
        assertThat(MetricValues.measured(shrunk, Metric.RSS_GROWTH)).isEqualTo(new Measured(0, Kind.SHARED, false));
    }

    @Test
    void what_was_not_measured_has_no_value() {
        Figures figures = Figures.builder().exact(Figure.PEAK_RSS, 15).build();

        assertThat(MetricValues.measured(figures, Metric.RSS_GROWTH)).isNull();
        assertThat(MetricValues.measured(figures, Metric.CPU_TIME)).isNull();
        assertThat(MetricValues.of(test(figures, null), Metric.LEAKED_THREADS)).isEmpty();
    }

    @Test
    void leaks_are_counted() {
        TestRun test = test(Figures.builder().build(), new TestRun.Leaked(List.of("a", "b"), List.of()));

        assertThat(MetricValues.of(test, Metric.LEAKED_THREADS)).hasValue(2);
        assertThat(MetricValues.of(test, Metric.LEAKED_FILES)).hasValue(0);
    }

    @Test
    void late_work_is_added_to_what_is_there_and_makes_nothing_up() {
        Figures figures = Figures.builder()
                .exact(Figure.CPU, 10)
                .absent(Figure.ALLOCATED, Absence.VIRTUAL)
                .build();

        Figures sum = new LateWork(5, 6).addTo(figures);

        assertThat(sum.get(Figure.CPU)).hasValue(15);
        assertThat(sum.get(Figure.ALLOCATED)).isEmpty();
        assertThat(sum.absence(Figure.ALLOCATED)).isEqualTo(Absence.VIRTUAL);
    }

    @Test
    void a_tally_sums_what_is_additive_and_keeps_the_greatest_of_the_rest() {
        Tally tally = new Tally();
        tally.add(test(
                Figures.builder()
                        .exact(Figure.CPU, 10)
                        .exact(Figure.PEAK_RSS, 9)
                        .build(),
                null));
        tally.add(test(
                Figures.builder()
                        .exact(Figure.OWN_CPU, 5)
                        .exact(Figure.PEAK_RSS, 7)
                        .build(),
                null));

        assertThat(tally.get(Metric.CPU_TIME)).hasValue(15);
        assertThat(tally.get(Metric.PEAK_RSS)).hasValue(9);
        assertThat(tally.get(Metric.ALLOCATED)).isEmpty();
        assertThat(tally.totals().allocatedBytes()).isNull();
        assertThat(tally.totals().ownThreadOnly()).isTrue();
    }

    private static TestRun test(Figures figures, TestRun.@Nullable Leaked leaked) {
        return new TestRun(
                "g:a",
                "surefire:default-test",
                1,
                new ForkRecord.Identity("u", "FooTest", "bar", "bar()", "bar"),
                List.of(),
                1,
                TestRun.Outcome.SUCCESSFUL,
                0,
                0,
                figures,
                leaked);
    }
}
