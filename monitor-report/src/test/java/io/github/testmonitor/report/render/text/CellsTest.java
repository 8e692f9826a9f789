package io.github.testmonitor.report.render.text;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.TestRun;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CellsTest {
    private static final long MIB = 1 << 20;

    private final Cells cells = new Cells(Texts.in(Locale.ROOT));

    @Test
    void an_exact_figure_has_no_mark() {
        TestRun test = test(TestRun.Outcome.SUCCESSFUL, 0, Figures.builder().exact(Figure.WALL, 1_500_000_000));

        assertThat(cells.of(test, Metric.WALL_TIME)).isEqualTo(Cell.plain("1.50 s"));
    }

    @Test
    void a_sampled_figure_is_about_that_much() {
        TestRun test =
                test(TestRun.Outcome.SUCCESSFUL, 0, Figures.builder().set(Figure.PEAK_HEAP, 10 * MIB, Kind.SAMPLED));

        Cell cell = cells.of(test, Metric.PEAK_HEAP);

        assertThat(cell.mark() + cell.text()).isEqualTo("≈10.0 MiB");
    }

    @Test
    void a_shared_figure_says_with_how_many() {
        TestRun test =
                test(TestRun.Outcome.SUCCESSFUL, 2, Figures.builder().set(Figure.PEAK_RSS, 10 * MIB, Kind.SHARED));

        assertThat(cells.of(test, Metric.PEAK_RSS))
                .isEqualTo(new Cell(
                        "‖",
                        "10.0 MiB",
                        "shared",
                        "Shared: 2 other tests ran in the same fork meanwhile, so this is not this test’s alone."));
    }

    @Test
    void a_difference_is_only_as_good_as_the_weaker_of_its_two_figures() {
        TestRun test = test(
                TestRun.Outcome.SUCCESSFUL,
                1,
                Figures.builder().exact(Figure.PEAK_RSS, 10 * MIB).set(Figure.RSS_START, MIB, Kind.SHARED));

        Cell cell = cells.of(test, Metric.RSS_GROWTH);

        assertThat(cell.mark() + cell.text()).isEqualTo("‖9.00 MiB");
    }

    @Test
    void figures_of_a_lost_test_are_lower_bounds_shared_or_not() {
        TestRun alone = test(TestRun.Outcome.LOST, 0, Figures.builder().set(Figure.PEAK_RSS, 10 * MIB, Kind.SAMPLED));
        TestRun among = test(TestRun.Outcome.LOST, 1, Figures.builder().set(Figure.PEAK_RSS, 10 * MIB, Kind.SHARED));

        assertThat(cells.of(alone, Metric.PEAK_RSS).mark()).isEqualTo("≥");
        assertThat(cells.of(among, Metric.PEAK_RSS).mark()).isEqualTo("‖ ≥");
    }

    @Test
    void an_absent_figure_is_a_dash_with_its_reason_and_never_a_zero() {
        TestRun test =
                test(TestRun.Outcome.SUCCESSFUL, 0, Figures.builder().absent(Figure.PEAK_RSS, Absence.TOO_SHORT));

        assertThat(cells.of(test, Metric.PEAK_RSS))
                .isEqualTo(new Cell("", "–", "too short", "The test was too short for this figure to mean anything."));
        assertThat(cells.of(test, Metric.GC_TIME)).isEqualTo(new Cell("", "–", "not measured", "Not measured."));
    }

    @Test
    void every_reason_for_an_absence_has_its_words() {
        for (Absence absence : Absence.values()) {
            TestRun test = test(TestRun.Outcome.SUCCESSFUL, 0, Figures.builder().absent(Figure.CPU, absence));

            assertThat(cells.of(test, Metric.CPU_TIME).explanation()).isNotBlank();
        }
    }

    @Test
    void the_own_thread_is_said_in_the_cell_where_others_are_owned() {
        TestRun own = test(TestRun.Outcome.SUCCESSFUL, 0, Figures.builder().exact(Figure.OWN_CPU, 5_000_000));
        TestRun owned = test(TestRun.Outcome.SUCCESSFUL, 0, Figures.builder().exact(Figure.CPU, 9_000_000));

        Column column = cells.column(List.of(own, owned), Metric.CPU_TIME);

        assertThat(column.head()).isEqualTo(new Column.Head("CPU time", null));
        assertThat(column.cells()).extracting(Cell::note).containsExactly("own thread", null);
    }

    @Test
    void the_own_thread_is_said_once_in_the_head_where_it_holds_for_all() {
        TestRun own = test(TestRun.Outcome.SUCCESSFUL, 0, Figures.builder().exact(Figure.OWN_CPU, 5_000_000));
        TestRun absent = test(TestRun.Outcome.SUCCESSFUL, 0, Figures.builder().absent(Figure.OWN_CPU, Absence.VIRTUAL));

        Column column = cells.column(List.of(own, absent), Metric.CPU_TIME);

        assertThat(column.head().plain()).isEqualTo("CPU time (own thread)");
        assertThat(column.cells()).extracting(Cell::note).containsExactly(null, "virtual thread");
    }

    @Test
    void cores_are_cpu_by_wall_and_absent_where_either_is() {
        TestRun both = test(
                TestRun.Outcome.SUCCESSFUL,
                0,
                Figures.builder().exact(Figure.CPU, 3_000_000).exact(Figure.WALL, 2_000_000));
        TestRun noCpu = test(TestRun.Outcome.SUCCESSFUL, 0, Figures.builder().exact(Figure.WALL, 2_000_000));

        assertThat(cells.cores(both).text()).isEqualTo("1.50");
        assertThat(cells.cores(noCpu).absent()).isTrue();
    }

    @Test
    void cores_are_no_better_than_the_cpu_time_they_are_made_of() {
        Figures.Builder sampled =
                Figures.builder().set(Figure.CPU, 3_000_000, Kind.SAMPLED).exact(Figure.WALL, 2_000_000);
        Figures.Builder own = Figures.builder().exact(Figure.OWN_CPU, 3_000_000).exact(Figure.WALL, 2_000_000);

        assertThat(cells.cores(test(TestRun.Outcome.SUCCESSFUL, 0, sampled)).marked())
                .isEqualTo("≈ 1.50");
        assertThat(cells.cores(test(TestRun.Outcome.SUCCESSFUL, 0, own)).marked())
                .isEqualTo("1.50 (own thread)");
        assertThat(cells.cores(test(
                                TestRun.Outcome.LOST,
                                0,
                                Figures.builder()
                                        .set(Figure.CPU, 3_000_000, Kind.SAMPLED)
                                        .set(Figure.WALL, 2_000_000, Kind.SAMPLED)))
                        .marked())
                .isEqualTo("≥ 1.50");
    }

    private static TestRun test(TestRun.Outcome outcome, int sharedWith, Figures.Builder figures) {
        return new TestRun(
                "g:a",
                "surefire:default-test",
                1,
                new ForkRecord.Identity("id", "com.acme.FooTest", "bar", "bar()", "bar"),
                List.of(),
                1,
                outcome,
                0,
                sharedWith,
                figures.build());
    }
}
