package io.github.testmonitor.report.render.export;

import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.page.LeakTables;
import io.github.testmonitor.report.render.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** The classes that seem to have kept most heap, and how many tests and set-ups left threads or files, as a list in Markdown. */
final class LeaksMarkdown {
    private static final int MOST_CLASSES = 3;

    private LeaksMarkdown() {}

    /** Its lines, with an empty one at the end; none where nothing is suspected. */
    static List<String> of(Run run, Texts texts) {
        List<LeakTables.ClassRow> classes = LeakTables.of(run, texts).classes();
        int tests = run.leaks().tests();
        int setUps = run.leaks().containers().size();
        if (classes.isEmpty() && tests == 0 && setUps == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("#### " + texts.of("leaks.title"));
        lines.add("");
        classes.stream().limit(MOST_CLASSES).forEach(row -> lines.add(item(row)));
        if (tests > 0) {
            lines.add("- " + Markdown.escaped(texts.counted("key.leaks.tests", tests)));
        }
        if (setUps > 0) {
            lines.add("- " + Markdown.escaped(texts.counted("key.leaks.setUps", setUps)));
        }
        lines.add("");
        return lines;
    }

    private static String item(LeakTables.ClassRow row) {
        StringBuilder names = new StringBuilder();
        if (row.oneOf() != null) {
            names.append(row.oneOf()).append(' ');
        }
        names.append(String.join(", ", row.names()));
        if (row.more() != null) {
            names.append(' ').append(row.more());
        }
        return "- " + Markdown.escaped(names.toString()) + ": " + row.kept().mark() + ' '
                + row.kept().text() + " (" + Markdown.escaped(row.evidence()) + ')';
    }
}
