package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Cells;
import io.github.testmonitor.report.render.text.Measured;
import io.github.testmonitor.report.render.text.TestName;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Makes the rankings of the page out of those of the run. */
final class RankingsView {
    private static final int MOST_ROWS = 10;

    private final Run run;
    private final Texts texts;
    private final Cells cells;

    private RankingsView(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
        this.cells = Cells.of(run, texts);
    }

    /** One column after the ranked one. */
    private record Column(Ranking.Head head, Function<TestRun, Cell> cell) {}

    static List<Ranking> of(Run run, Texts texts) {
        RankingsView view = new RankingsView(run, texts);
        return List.of(view.memory(), view.cpu(), view.allocated());
    }

    private Ranking memory() {
        Metric metric = TopTests.memoryMetric(run);
        List<Column> columns = new ArrayList<>();
        columns.add(column(Metric.PEAK_RSS));
        if (metric != Metric.PEAK_HEAP) {
            columns.add(column(Metric.PEAK_HEAP));
        }
        columns.add(column(Metric.ALLOCATED));
        columns.add(column(Metric.WALL_TIME));
        return ranking("memory", metric, columns);
    }

    private Ranking cpu() {
        Column cores = new Column(new Ranking.Head(texts.of("column.cores"), null), cells::cores);
        return ranking("cpu", Metric.CPU_TIME, List.of(column(Metric.WALL_TIME), cores));
    }

    private Ranking allocated() {
        return ranking("allocated", Metric.ALLOCATED, List.of(column(Metric.GC_TIME), column(Metric.WALL_TIME)));
    }

    private Column column(Metric metric) {
        return new Column(Heads.of(metric, run, texts), test -> cells.of(test, metric));
    }

    private Ranking ranking(String section, Metric metric, List<Column> columns) {
        List<TestRun> tests = TopTests.of(run, metric, MOST_ROWS);
        double greatest =
                tests.stream().mapToLong(test -> value(test, metric)).max().orElse(0);
        List<Ranking.Row> rows = new ArrayList<>();
        for (TestRun test : tests) {
            rows.add(new Ranking.Row(
                    rows.size() + 1,
                    TestName.of(test),
                    test.fork(),
                    test.attempt(),
                    Outcome.of(test, texts),
                    cells.of(test, metric),
                    Bars.length(value(test, metric), greatest),
                    columns.stream().map(column -> column.cell.apply(test)).toList()));
        }
        String key = "ranking." + metric.name();
        return new Ranking(
                section,
                texts.of(key + ".title"),
                texts.of(key + ".note"),
                Heads.of(metric, run, texts),
                columns.stream().map(Column::head).toList(),
                rows);
    }

    private static long value(TestRun test, Metric metric) {
        return Objects.requireNonNullElse(Measured.of(test, metric).value(), 0L);
    }
}
