package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Column;
import io.github.testmonitor.report.render.text.TestName;
import java.util.List;

/**
 * The tests with the greatest value of one metric.
 *
 * @param id the anchor
 * @param heads of the columns after the ranked one
 * @param rows empty where no test has the figure
 */
public record RankTable(
        String id, String title, String note, Column.Head ranked, List<Column.Head> heads, List<Row> rows) {

    /**
     * One attempt.
     *
     * @param attempt 1, or the number of the rerun
     * @param bar its share of the greatest value, 0 to 100
     */
    public record Row(
            int rank,
            TestName name,
            int fork,
            int attempt,
            Outcome outcome,
            Cell value,
            double bar,
            List<Cell> cells) {}
}
