package io.github.testmonitor.it.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds docs/compatibility.md against the builds that have just run, and says what they were. With {@code -Dmonitor.docs=write} it
 * writes the rows down. Run after the builds, not with the other tests.
 */
class CompatibilityDocument {
    @Test
    void says_what_the_builds_have_shown() throws IOException {
        Path document = Path.of(System.getProperty("it.document"));
        List<Row> rows = Rows.read(Path.of(System.getProperty("it.rows")));
        CompatibilityTable table = CompatibilityTable.of(rows);
        System.out.println("Matrix: " + rows.size() + " cells ran, "
                + rows.stream().mapToInt(Row::ran).sum() + " tests in Surefire's XML, "
                + rows.stream().mapToInt(Row::seen).sum()
                + " seen; each in docs/compatibility.md. All cells: -Pmatrix.");

        if ("write".equals(System.getProperty("monitor.docs"))) {
            Files.writeString(document, table.writtenInto(Files.readString(document)));
        }

        assertThat(table.missingIn(Files.readString(document)))
                .as("rows for docs/compatibility.md; -Dmonitor.docs=write writes them")
                .isEmpty();
    }
}
