package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.TestName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tests with the greatest value of one metric.
 *
 * @param id the anchor
 * @param heads of the columns after the ranked one
 * @param rows empty where no test has the figure
 */
public record Ranking(String id, String title, String note, Head ranked, List<Head> heads, List<Row> rows) {

    /** The head of a column; the note says what holds for all figures below it, or null. */
    public record Head(String text, @Nullable String note) {}

    /**
     * One attempt.
     *
     * @param attempt 1, or the number of the rerun
     * @param bar its share of the greatest value, 0 to 100
     */
    public record Row(
            int rank, TestName name, int fork, int attempt, Outcome outcome, Cell value, double bar, List<Cell> cells) {

        public boolean lost() {
            return outcome.name().equals(TestRun.Outcome.LOST.name().toLowerCase(Locale.ROOT));
        }
    }
}
