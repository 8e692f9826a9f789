package io.github.testmonitor.report.render;

import io.github.testmonitor.report.format.Ascii;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines in columns: a label, said once for lines that follow each other, perhaps a figure, and a text. A text that is too long
 * goes on in the next line, a name is shortened in the middle; a place that does not fit beside its name stands below it. Not thread-safe.
 */
final class ConsoleTable {
    /** The greatest length of a line. */
    static final int WIDTH = 110;

    private static final String INDENT = "  ";
    private static final String CUT = "...";

    private final List<Line> lines = new ArrayList<>();

    /** The figure is null for a line of text. */
    private record Line(String label, @Nullable String figure, String text, String note, String place) {}

    void add(String label, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(label, null, text, "", "")));
    }

    void addFigure(String label, String figure, String name, String note) {
        lines.add(new Line(label, Ascii.of(figure), name, Ascii.of(note), ""));
    }

    /**
     * A figure of a name at a place.
     *
     * @param place empty where it is not known
     */
    void addFigureAt(String label, String figure, String name, String place) {
        lines.add(new Line(label, Ascii.of(figure), name, "", place));
    }

    List<String> lines() {
        int labels = lines.stream().mapToInt(line -> line.label.length()).max().orElse(0);
        int figures = lines.stream()
                .mapToInt(line -> line.figure == null ? 0 : line.figure.length())
                .max()
                .orElse(0);
        List<String> written = new ArrayList<>();
        String last = "";
        for (Line line : lines) {
            String label = INDENT + padded(line.label.equals(last) ? "" : line.label, labels) + INDENT;
            if (line.figure == null) {
                String start = label;
                for (String part : wrapped(Ascii.of(line.text), WIDTH - label.length())) {
                    written.add(start + part);
                    start = " ".repeat(label.length());
                }
            } else {
                String start = label + " ".repeat(figures - line.figure.length()) + line.figure + INDENT;
                int room = WIDTH - start.length() - line.note.length();
                String whole = line.place.isEmpty() ? line.text : line.text + ' ' + line.place;
                if (line.place.isEmpty() || length(whole) <= room) {
                    written.add(start + shortened(whole, room) + line.note);
                } else {
                    written.add(start + shortened(line.text, room));
                    written.add(" ".repeat(start.length()) + shortened(line.place, room));
                }
            }
            last = line.label;
        }
        return written;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String shortened(String name, int room) {
        if (length(name) <= room) {
            return name;
        }
        int head = (room - CUT.length()) / 3;
        int tail = room - CUT.length() - head;
        return name.substring(0, name.offsetByCodePoints(0, head))
                + CUT
                + name.substring(name.offsetByCodePoints(name.length(), -tail));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static List<String> wrapped(String text, int room) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > room) {
            int space = rest.lastIndexOf(' ', room);
            int end = space > 0 ? space : room;
            parts.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        parts.add(rest);
        return parts;
    }
}
