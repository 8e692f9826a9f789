package io.github.testmonitor.it.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table in docs/compatibility.md: Markdown, a row a cell.
 *
 * @param rows by cell, in the order of the document
 */
record CompatibilityTable(Section section, Map<String, String> rows) {
    static CompatibilityTable of(Section section, List<Row> rows) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Row row : rows) {
            lines.put(
                    key(row.what(), row.surefire()),
                    "| %s | %s | %d | %d | %s |"
                            .formatted(row.what(), row.surefire(), row.ran(), row.seen(), row.result()));
        }
        return new CompatibilityTable(section, lines);
    }

    static CompatibilityTable in(Section section, String document) {
        Map<String, String> lines = new LinkedHashMap<>();
        section.in(document)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .forEach(line -> lines.put(key(line.split(" \\| ")[0].substring(2), line.split(" \\| ")[1]), line));
        return new CompatibilityTable(section, lines);
    }

    /** The rows that the document has otherwise. */
    List<String> differingFrom(String document) {
        Map<String, String> there = in(section, document).rows();
        List<String> differing = new ArrayList<>();
        rows.forEach((cell, line) -> {
            if (there.containsKey(cell) && !line.equals(there.get(cell))) {
                differing.add(line);
            }
        });
        return differing;
    }

    /** How many rows the document has not at all: of what is new, and was not written down yet. */
    int missingIn(String document) {
        Map<String, String> there = in(section, document).rows();
        return (int)
                rows.keySet().stream().filter(cell -> !there.containsKey(cell)).count();
    }

    /** The document with these rows in the place of what it says of their cells; cells that did not run stay. */
    String writtenInto(String document) {
        Map<String, String> all = new LinkedHashMap<>(in(section, document).rows());
        all.putAll(rows);
        return section.replacedIn(document, String.join("\n", all.values()));
    }

    private static String key(String what, String surefire) {
        return what + " | " + surefire;
    }
}
