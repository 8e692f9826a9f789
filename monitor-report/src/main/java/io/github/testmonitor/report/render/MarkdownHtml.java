package io.github.testmonitor.report.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Our own Markdown as HTML: headings, paragraphs, lists of one level, tables, bold, emphasis and code. What docs/measuring.md
 * needs and no more; all text is escaped.
 */
final class MarkdownHtml {
    private final int shift;
    private final StringBuilder html = new StringBuilder();

    private MarkdownHtml(int shift) {
        this.shift = shift;
    }

    /** @param shift how many levels its headings stand lower than they say */
    static String of(String markdown, int shift) {
        MarkdownHtml writer = new MarkdownHtml(shift);
        for (String block : markdown.strip().split("\\R\\s*\\R")) {
            writer.block(List.of(block.split("\\R")));
        }
        return writer.html.toString();
    }

    private void block(List<String> lines) {
        if (lines.get(0).startsWith("#")) {
            heading(lines.get(0));
            if (lines.size() > 1) {
                block(lines.subList(1, lines.size()));
            }
        } else if (lines.get(0).startsWith("|")) {
            table(lines);
        } else {
            paragraphAndList(lines);
        }
    }

    /** A list may follow the sentence that leads to it without an empty line. */
    private void paragraphAndList(List<String> lines) {
        int items = 0;
        while (items < lines.size() && !lines.get(items).startsWith("- ")) {
            items++;
        }
        if (items > 0) {
            element("p", inline(String.join(" ", lines.subList(0, items))));
        }
        if (items < lines.size()) {
            list(lines.subList(items, lines.size()));
        }
    }

    private void heading(String line) {
        int level = line.indexOf(' ');
        element("h" + (level + shift), inline(line.substring(level).strip()));
    }

    private void list(List<String> lines) {
        List<String> items = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("- ")) {
                items.add(line.substring(2));
            } else {
                items.set(items.size() - 1, items.get(items.size() - 1) + ' ' + line.strip());
            }
        }
        element(
                "ul",
                items.stream().map(item -> "<li>" + inline(item) + "</li>").collect(Collectors.joining("\n")));
    }

    private void table(List<String> lines) {
        String head = row(lines.get(0), "th scope=\"col\"", "th");
        String body = lines.stream().skip(2).map(line -> row(line, "td", "td")).collect(Collectors.joining("\n"));
        element("table", "<thead>" + head + "</thead>\n<tbody>" + body + "</tbody>");
    }

    private static String row(String line, String start, String end) {
        Stream<String> cells =
                Arrays.stream(line.substring(1, line.length() - 1).split("\\|"));
        return cells.map(cell -> "<" + start + ">" + inline(cell.strip()) + "</" + end + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    /** Every second piece between backquotes is code, in which nothing else has a meaning. */
    private static String inline(String text) {
        String[] pieces = escaped(text).split("`", -1);
        StringBuilder line = new StringBuilder();
        for (int index = 0; index < pieces.length; index++) {
            line.append(
                    index % 2 == 1
                            ? "<code>" + pieces[index] + "</code>"
                            : pieces[index]
                                    .replaceAll("\\*\\*(.+?)\\*\\*", "<strong>$1</strong>")
                                    .replaceAll("\\*(.+?)\\*", "<em>$1</em>"));
        }
        return line.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void element(String name, String content) {
        html.append('<')
                .append(name)
                .append('>')
                .append(content)
                .append("</")
                .append(name)
                .append(">\n");
    }
}
