package io.github.testmonitor.it.matrix;

import io.github.testmonitor.it.BuildLog;
import io.github.testmonitor.it.matrix.Cell.Mark;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The cells of one build: written as its modules before it runs, judged afterwards. */
public final class Matrix {
    /** Where the build's POM takes its modules. */
    private static final String MODULES = "<!-- modules -->";

    private final List<Cell> cells;
    private final List<String> skipped;
    private final Map<String, List<String>> compiledWith;
    private final boolean withTwins;

    private Matrix(List<Cell> cells, List<String> skipped, Map<String, List<String>> compiledWith, boolean withTwins) {
        this.cells = cells;
        this.skipped = skipped;
        this.compiledWith = compiledWith;
        this.withTwins = withTwins;
    }

    /** @param scope {@code all}, or what runs always */
    public static Matrix ofFrameworks(String scope) throws IOException {
        return of(FrameworkCells.all(), scope);
    }

    /** @param scope {@code all}, or what runs always */
    public static Matrix ofForks(String scope) throws IOException {
        return of(ForkCells.all(), scope);
    }

    private static Matrix of(List<Cell> cells, String scope) {
        boolean all = scope.equals("all");
        List<Cell> chosen = cells.stream()
                .filter(cell -> (all || cell.is(Mark.ALWAYS)) && !cell.is(Mark.NOT_HERE))
                .toList();
        long left = cells.stream().filter(cell -> !all && !cell.is(Mark.ALWAYS)).count();
        List<String> skipped = new ArrayList<>();
        if (left > 0) {
            skipped.add(left + " cells: only with -Pmatrix");
        }
        cells.stream()
                .filter(cell -> cell.is(Mark.NOT_HERE) && (all || cell.is(Mark.ALWAYS)))
                .forEach(cell -> skipped.add(cell.what() + ", " + cell.surefire() + ": not on this machine"));
        Map<String, List<String>> compiledWith = new LinkedHashMap<>();
        for (Framework framework : Framework.values()) {
            compiledWith.putIfAbsent(framework.tests(), framework.libraries());
        }
        return new Matrix(chosen, skipped, compiledWith, all);
    }

    /**
     * Writes the modules of the cells, and of the tests that they run, into the build that is to come.
     *
     * @param sources has the folders {@code tests} and {@code main}
     */
    public void writeTo(File basedir, File sources) throws IOException {
        Path root = basedir.toPath();
        copy(sources.toPath(), root);
        Set<String> modules = new LinkedHashSet<>();
        for (Cell cell : cells) {
            if (modules.add("tests/" + cell.tests())) {
                write(
                        root.resolve("tests").resolve(cell.tests()),
                        CellPom.ofTests(cell.tests(), compiledWith.getOrDefault(cell.tests(), cell.libraries())));
            }
        }
        for (Cell cell : cells) {
            modules.add("cells/" + cell.name());
            write(root.resolve("cells").resolve(cell.name()), CellPom.of(cell, false));
            if (hasTwin(cell)) {
                modules.add("cells/" + cell.twin());
                write(root.resolve("cells").resolve(cell.twin()), CellPom.of(cell, true));
            }
        }
        StringBuilder xml = new StringBuilder();
        modules.forEach(module ->
                xml.append("<module>").append(module).append("</module>").append('\n'));
        Path pom = root.resolve("pom.xml");
        Files.writeString(pom, Files.readString(pom).replace(MODULES, xml));
    }

    /** One row for each cell that ran, in the order of the description. */
    public List<Row> rows(File basedir) throws IOException {
        List<CellResult> results = new ArrayList<>();
        String summary = Files.readString(basedir.toPath().resolve("target/monitor/report/summary.md"));
        BuildLog log = log(basedir);
        for (Cell cell : cells) {
            Path folder = basedir.toPath().resolve("cells");
            Path twin = hasTwin(cell) ? folder.resolve(cell.twin()) : null;
            results.add(new CellResult(cell, folder.resolve(cell.name()), twin, summary, log));
        }
        long unnamed = results.stream().filter(CellResult::isUnnamed).count();
        List<Row> rows = new ArrayList<>();
        for (CellResult result : results) {
            rows.add(result.row(unnamed <= CellResult.countedOnly(summary)));
        }
        return rows;
    }

    /**
     * Writes the rows down for docs/compatibility.md, and tells what is wrong; empty is good.
     *
     * @param rowsFolder takes one file for each build
     */
    public List<String> problems(File basedir, File rowsFolder) throws IOException {
        List<Row> rows = rows(basedir);
        Files.createDirectories(rowsFolder.toPath());
        Rows.write(rowsFolder.toPath().resolve(basedir.getName() + ".rows"), rows);
        Rows.writeSkipped(rowsFolder.toPath().resolve(basedir.getName() + ".skipped"), skipped);
        List<String> problems = new ArrayList<>();
        for (Row row : rows) {
            row.problems().forEach(problem -> problems.add(row.surefire() + ", " + row.what() + ": " + problem));
        }
        // A Surefire that is older than the framework complains by itself, and opens modules that are not there.
        log(basedir).problems().stream()
                .filter(problem -> !problem.contains("org.apache.maven.surefire"))
                .filter(problem -> !problem.contains("Unknown module: org.junit.platform.commons"))
                .forEach(problems::add);
        return problems;
    }

    private static BuildLog log(File basedir) throws IOException {
        return new BuildLog(Files.readAllLines(basedir.toPath().resolve("build.log"), StandardCharsets.UTF_8));
    }

    private boolean hasTwin(Cell cell) {
        return withTwins && !cell.is(Mark.NO_TWIN)
                || cell.is(Mark.SUREFIRE_RUNS_NOTHING)
                || cell.is(Mark.SUREFIRE_REPORTS_NOTHING);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void write(Path folder, String pom) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pom.xml"), pom);
    }
}
