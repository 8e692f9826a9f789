package io.github.testmonitor.report.render.export;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.model.TestRun;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every attempt as a line of CSV (RFC 4180, UTF-8). Figures are plain numbers in the unit that the column's name ends with, and
 * empty where they are absent; the last columns say how figures were got where they are not exact, and why some are absent.
 *
 * <p>A text that a spreadsheet would take for a formula begins with an apostrophe.
 */
public final class TestsCsv {
    private static final String LINE_END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final String SPECIAL = ",\"\r\n";

    private final Writer out;

    private TestsCsv(Writer out) {
        this.out = out;
    }

    /** Writes the head. The writer stays the caller's to close. */
    public static TestsCsv begin(Writer out) throws IOException {
        TestsCsv csv = new TestsCsv(out);
        List<String> names = new ArrayList<>(List.of(
                "module",
                "execution",
                "fork",
                "className",
                "methodName",
                "displayName",
                "attempt",
                "outcome",
                "tags",
                "startNanos",
                "sharedWith"));
        for (Figure figure : Figure.values()) {
            names.add(figure.jsonName());
        }
        names.addAll(List.of("leakedThreads", "leakedFiles", "kinds", "absent", "uniqueId"));
        csv.line(names);
        return csv;
    }

    public void add(TestRun test) throws IOException {
        ForkRecord.Identity identity = test.identity();
        List<String> fields = new ArrayList<>(List.of(
                text(test.module()),
                text(test.execution()),
                Integer.toString(test.fork()),
                text(identity.className()),
                text(identity.methodName()),
                text(identity.displayName()),
                Integer.toString(test.attempt()),
                test.outcome().name().toLowerCase(Locale.ROOT),
                text(String.join(" ", test.tags())),
                Long.toString(test.t()),
                Integer.toString(test.sharedWith())));
        Figures figures = test.figures();
        for (Figure figure : Figure.values()) {
            fields.add(figures.has(figure) ? Long.toString(figures.get(figure).getAsLong()) : "");
        }
        TestRun.Leaked leaked = test.leaked();
        fields.add(leaked == null ? "" : Integer.toString(leaked.threads().size()));
        fields.add(leaked == null ? "" : Integer.toString(leaked.files().size()));
        fields.add(kinds(figures));
        fields.add(absences(figures));
        fields.add(text(identity.uniqueId()));
        line(fields);
    }

    private static String kinds(Figures figures) {
        List<String> kinds = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            Kind kind = figures.kind(figure);
            if (kind != null && kind != Kind.EXACT) {
                kinds.add(figure.jsonName() + '=' + kind.jsonName());
            }
        }
        return String.join(" ", kinds);
    }

    private static String absences(Figures figures) {
        List<String> absences = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            Absence absence = figures.absence(figure);
            if (absence != null) {
                absences.add(figure.jsonName() + '=' + absence.jsonName());
            }
        }
        return String.join(" ", absences);
    }

    private static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
    }

    private void line(List<String> fields) throws IOException {
        String separator = "";
        for (String field : fields) {
            out.write(separator);
            out.write(quoted(field));
            separator = ",";
        }
        out.write(LINE_END);
    }

    private static String quoted(String field) {
        return isSpecial(field) ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    /** No stream: asked of thirty fields of each test. */
    private static boolean isSpecial(String field) {
        for (int index = 0; index < field.length(); index++) {
            if (SPECIAL.indexOf(field.charAt(index)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
