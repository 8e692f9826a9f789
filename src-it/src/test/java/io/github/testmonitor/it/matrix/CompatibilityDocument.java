package io.github.testmonitor.it.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds docs/compatibility.md against the builds that have just run, and says what they were and what was left out. With
 * {@code -Dmonitor.docs=write} it writes the rows down. Run after the builds, not with the other tests.
 */
class CompatibilityDocument {
    private final Path document = Path.of(System.getProperty("it.document"));
    private final Path rows = Path.of(System.getProperty("it.rows"));

    @Test
    void says_what_the_builds_have_shown() throws IOException {
        List<Row> cells = Rows.read(rows);
        List<InvokedBuilds> invoked = invoked();
        List<Row> builds =
                invoked.stream().flatMap(maven -> maven.rows().stream()).toList();
        List<String> skipped = new ArrayList<>(Rows.skipped(rows));
        invoked.forEach(maven -> skipped.addAll(maven.skipped()));
        skipped.addAll(notAskedFor());
        System.out.println("Matrix: " + cells.size() + " cells and " + builds.size() + " builds ran, "
                + ran(cells, builds) + " tests in Surefire's XML, " + seen(cells, builds) + " seen.");
        System.out.println("Matrix: skipped " + skipped.size() + (skipped.isEmpty() ? "." : ":"));
        skipped.forEach(one -> System.out.println("  " + one));
        CompatibilityTable ofCells = CompatibilityTable.of(Section.CELLS, cells);
        CompatibilityTable ofBuilds = CompatibilityTable.of(Section.BUILDS, builds);

        if ("write".equals(System.getProperty("monitor.docs"))) {
            Files.writeString(document, ofBuilds.writtenInto(ofCells.writtenInto(Files.readString(document))));
        }

        String text = Files.readString(document);
        int missing = ofCells.missingIn(text) + ofBuilds.missingIn(text);
        if (missing > 0) {
            System.out.println("Matrix: docs/compatibility.md has no row yet for " + missing
                    + " of them; -Dmonitor.docs=write writes them.");
        }
        List<String> differing = new ArrayList<>(ofCells.differingFrom(text));
        differing.addAll(ofBuilds.differingFrom(text));
        assertThat(differing)
                .as("rows that docs/compatibility.md has otherwise; -Dmonitor.docs=write writes them")
                .isEmpty();
    }

    private static List<InvokedBuilds> invoked() throws IOException {
        Path target = Path.of(System.getProperty("it.target"));
        List<InvokedBuilds> invoked = new ArrayList<>();
        for (Map.Entry<String, String> folder : mavens().entrySet()) {
            Path reports = target.resolve("reports").resolve(folder.getKey());
            invoked.add(InvokedBuilds.read(reports, target.resolve(folder.getKey()), folder.getValue()));
        }
        return invoked;
    }

    /** The version of Maven by the folder of the builds that ran with it: {@code folder=version}, parted by commas. */
    private static Map<String, String> mavens() {
        Map<String, String> mavens = new LinkedHashMap<>();
        for (String maven : System.getProperty("it.mavens").split(",")) {
            String[] parts = maven.split("=");
            mavens.put(parts[0], parts[1]);
        }
        return mavens;
    }

    /** The builds that the invoker was not told to run. */
    private static List<String> notAskedFor() throws IOException {
        Path reports = Path.of(System.getProperty("it.target")).resolve("reports");
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("it.builds")))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("parent"))
                    .filter(name -> mavens().keySet().stream()
                            .noneMatch(ran -> Files.exists(
                                    reports.resolve(ran).resolve("BUILD-" + name.replace(' ', '_') + ".xml"))))
                    .map(name -> name.replace('-', ' ') + ": not asked for; -Pmatrix asks for all")
                    .sorted()
                    .toList();
        }
    }

    private static int ran(List<Row> cells, List<Row> builds) {
        return Stream.concat(cells.stream(), builds.stream()).mapToInt(Row::ran).sum();
    }

    private static int seen(List<Row> cells, List<Row> builds) {
        return Stream.concat(cells.stream(), builds.stream())
                .mapToInt(Row::seen)
                .sum();
    }
}
