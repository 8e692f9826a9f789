package io.github.testmonitor.it.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table in docs/compatibility.md: Markdown, a row a cell.
 *
 * @param rows by cell, in the order of the document
 */
record CompatibilityTable(Map<String, String> rows) {
    private static final String HEAD = """
            | tests | Surefire | in the XML | seen | result |
            | :-- | :-- | --: | --: | :-- |
            """;

    private static final String BEGIN = "<!-- made of the runs -->\n";
    private static final String END = "<!-- end of what is made -->\n";

    static CompatibilityTable of(List<Row> rows) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Row row : rows) {
            lines.put(
                    key(row.what(), row.surefire()),
                    "| %s | %s | %d | %d | %s |"
                            .formatted(row.what(), row.surefire(), row.ran(), row.seen(), row.result()));
        }
        return new CompatibilityTable(lines);
    }

    static CompatibilityTable in(String document) {
        Map<String, String> lines = new LinkedHashMap<>();
        document.substring(document.indexOf(BEGIN), document.indexOf(END))
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .forEach(line -> lines.put(key(line.split(" \\| ")[0].substring(2), line.split(" \\| ")[1]), line));
        return new CompatibilityTable(lines);
    }

    /** The rows that the document has not, or has otherwise. */
    List<String> missingIn(String document) {
        Map<String, String> there = in(document).rows();
        List<String> missing = new ArrayList<>();
        rows.forEach((cell, line) -> {
            if (!line.equals(there.get(cell))) {
                missing.add(line);
            }
        });
        return missing;
    }

    /** The document with these rows in the place of what it says of their cells; cells that did not run stay. */
    String writtenInto(String document) {
        Map<String, String> all = new LinkedHashMap<>(in(document).rows());
        all.putAll(rows);
        return document.substring(0, document.indexOf(BEGIN) + BEGIN.length())
                + HEAD
                + String.join("\n", all.values())
                + "\n"
                + document.substring(document.indexOf(END));
    }

    private static String key(String what, String surefire) {
        return what + " | " + surefire;
    }
}
