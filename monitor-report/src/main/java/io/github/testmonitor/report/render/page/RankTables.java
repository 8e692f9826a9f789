package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.text.Cells;
import io.github.testmonitor.report.render.text.Column;
import io.github.testmonitor.report.render.text.TestName;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the tables of the page out of the rankings of the run. */
final class RankTables {
    private static final int MOST_ROWS = 10;

    private final Run run;
    private final Texts texts;
    private final Cells cells;

    private RankTables(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
        this.cells = new Cells(texts);
    }

    static List<RankTable> of(Run run, Texts texts) {
        RankTables tables = new RankTables(run, texts);
        List<RankTable> all = new ArrayList<>(List.of(tables.memory(), tables.cpu(), tables.allocated()));
        tables.children().ifPresent(all::add);
        return all;
    }

    private RankTable memory() {
        Metric metric = RankedTests.memoryMetric(run);
        List<Metric> others = metric == Metric.PEAK_HEAP
                ? List.of(Metric.PEAK_RSS, Metric.ALLOCATED, Metric.WALL_TIME)
                : List.of(Metric.PEAK_RSS, Metric.PEAK_HEAP, Metric.ALLOCATED, Metric.WALL_TIME);
        List<TestRun> tests = tests(metric);
        return table("memory", metric, tests, columns(tests, others));
    }

    private RankTable cpu() {
        List<TestRun> tests = tests(Metric.CPU_TIME);
        List<Column> columns = new ArrayList<>(columns(tests, List.of(Metric.WALL_TIME)));
        columns.add(cells.column(
                texts.of("column.cores"), tests.stream().map(cells::cores).toList()));
        return table("cpu", Metric.CPU_TIME, tests, columns);
    }

    private RankTable allocated() {
        List<TestRun> tests = tests(Metric.ALLOCATED);
        return table("allocated", Metric.ALLOCATED, tests, columns(tests, List.of(Metric.GC_TIME, Metric.WALL_TIME)));
    }

    /** Those whose child processes used most CPU or were the largest; empty where no test started any that used anything. */
    private Optional<RankTable> children() {
        Set<TestRun> greatest = new LinkedHashSet<>();
        for (Metric metric : List.of(Metric.CHILD_CPU_TIME, Metric.CHILD_PEAK_RSS)) {
            greatest.addAll(RankedTests.withAny(run, metric, MOST_ROWS / 2));
        }
        if (greatest.isEmpty()) {
            return Optional.empty();
        }
        List<TestRun> tests = greatest.stream()
                .sorted(Comparator.comparingLong((TestRun test) -> value(test, Metric.CHILD_CPU_TIME))
                        .reversed())
                .toList();
        List<Metric> others = List.of(Metric.CHILD_PEAK_RSS, Metric.CPU_TIME, Metric.WALL_TIME);
        return Optional.of(table("children", Metric.CHILD_CPU_TIME, tests, columns(tests, others)));
    }

    private List<TestRun> tests(Metric metric) {
        return RankedTests.of(run, metric, MOST_ROWS);
    }

    private List<Column> columns(List<TestRun> tests, List<Metric> metrics) {
        return metrics.stream().map(metric -> cells.column(tests, metric)).toList();
    }

    private RankTable table(String section, Metric metric, List<TestRun> tests, List<Column> columns) {
        Column ranked = cells.column(tests, metric);
        long greatest =
                tests.stream().mapToLong(test -> value(test, metric)).max().orElse(0);
        List<RankTable.Row> rows = new ArrayList<>();
        for (TestRun test : tests) {
            int index = rows.size();
            rows.add(new RankTable.Row(
                    index + 1,
                    TestName.of(test),
                    test.fork(),
                    test.attempt(),
                    Outcome.of(test, texts),
                    ranked.cells().get(index),
                    Bars.length(value(test, metric), greatest),
                    columns.stream().map(column -> column.cells().get(index)).toList()));
        }
        String key = "ranking." + metric;
        return new RankTable(
                section,
                texts.of(key + ".title"),
                texts.of(ranked.head().note() == null ? key + ".note" : key + ".note.ownThread"),
                ranked.head(),
                columns.stream().map(Column::head).toList(),
                rows);
    }

    private static long value(TestRun test, Metric metric) {
        return MetricValues.of(test, metric).orElse(0);
    }
}
