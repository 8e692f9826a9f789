package io.github.testmonitor.report.render.export;

import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.page.Banner;
import io.github.testmonitor.report.render.page.Banners;
import io.github.testmonitor.report.render.page.OwnCost;
import io.github.testmonitor.report.render.page.RankedTests;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Cells;
import io.github.testmonitor.report.render.text.Column;
import io.github.testmonitor.report.render.text.DearestSetUp;
import io.github.testmonitor.report.render.text.Phrase;
import io.github.testmonitor.report.render.text.TestName;
import io.github.testmonitor.report.render.text.Texts;
import io.github.testmonitor.report.render.text.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The run in a few lines of Markdown, for the step summary of a CI system: the verdict, what died, the tests at the top. Bounded
 * by the number of rows and the length of names, far below the 512 KiB that GitHub can be trusted with.
 */
public final class MarkdownSummary {
    private static final int MOST_TESTS = 5;

    private final Run run;
    private final Texts texts;
    private final StringBuilder out = new StringBuilder();

    private MarkdownSummary(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    public static String of(Run run, Texts texts) {
        MarkdownSummary summary = new MarkdownSummary(run, texts);
        summary.head();
        for (Metric metric : List.of(RankedTests.memoryMetric(run), Metric.CPU_TIME, Metric.ALLOCATED)) {
            summary.table(metric, RankedTests.of(run, metric, MOST_TESTS));
        }
        summary.table(Metric.CHILD_CPU_TIME, RankedTests.withAny(run, Metric.CHILD_CPU_TIME, MOST_TESTS));
        SpikesMarkdown.of(run, texts).forEach(summary::line);
        LeaksMarkdown.of(run, texts).forEach(summary::line);
        if (!run.forks().isEmpty()) {
            summary.line(texts.of("markdown.legend"));
            summary.line("");
            summary.line(texts.of("quality.ownCpu") + ": " + OwnCost.of(run).text(texts) + '.');
        }
        return summary.out.toString();
    }

    private void head() {
        line("### " + texts.of("title") + ": " + Markdown.escaped(Names.clean(run.title())));
        line("");
        Verdict verdict = Verdict.of(run, texts);
        line("**" + Markdown.escaped(verdict.headline()) + "**");
        line("");
        items(verdict.atPeak());
        for (Banner banner : Banners.of(run, texts)) {
            line("**" + banner.level().icon() + ' ' + Markdown.escaped(banner.title()) + "**");
            line("");
            items(banner.lines());
        }
    }

    private void items(List<Phrase> phrases) {
        for (Phrase phrase : phrases) {
            line("- " + Markdown.escaped(phrase.plain()));
        }
        if (!phrases.isEmpty()) {
            line("");
        }
    }

    private void table(Metric metric, List<TestRun> tests) {
        Optional<Phrase> setUp = DearestSetUp.sentence(run, metric, texts);
        if (tests.isEmpty() && setUp.isEmpty()) {
            return;
        }
        line("#### " + texts.of("markdown.top." + metric));
        line("");
        setUp.ifPresent(sentence -> {
            line(Markdown.escaped(sentence.plain()));
            line("");
        });
        if (!tests.isEmpty()) {
            rows(tests, metric);
        }
    }

    private void rows(List<TestRun> tests, Metric metric) {
        Column column = new Cells(texts).column(tests, metric);
        line("| " + column.head().plain() + " | " + texts.of("column.test") + " | " + texts.of("column.class") + " | "
                + texts.of("column.outcome") + " | " + texts.of("column.fork") + " |");
        line("| --: | :-- | :-- | :-- | --: |");
        for (int index = 0; index < tests.size(); index++) {
            line(row(tests.get(index), column.cells().get(index)));
        }
        line("");
    }

    private String row(TestRun test, Cell cell) {
        TestName name = TestName.of(test);
        String place = name.place() == null ? "" : name.place();
        String outcome = texts.of("outcome." + test.outcome().name().toLowerCase(Locale.ROOT));
        return "| " + cell.marked() + " | " + Markdown.name(name.title(), test, texts) + " | " + Markdown.escaped(place)
                + " | " + outcome + " | " + test.fork() + " |";
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
