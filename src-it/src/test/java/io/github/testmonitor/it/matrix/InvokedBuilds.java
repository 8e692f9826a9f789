package io.github.testmonitor.it.matrix;

import io.github.testmonitor.it.Build;
import io.github.testmonitor.it.Selected;
import io.github.testmonitor.it.Xml;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * What the invoker says of the builds that it ran with one Maven.
 *
 * @param rows one for each build that ran, in the order of their names
 * @param skipped the names of the others, each with its reason
 */
record InvokedBuilds(List<Row> rows, List<String> skipped) {
    /** Their modules have rows of their own. */
    private static final Set<String> OF_CELLS =
            Set.of("every framework is seen once", "every way of forking is seen once");

    /**
     * Reads the reports of an execution of the invoker.
     *
     * @param reports its folder; there may be none
     * @param builds the folder that the builds were copied to
     * @param maven the version of Maven that ran them
     */
    static InvokedBuilds read(Path reports, Path builds, String maven) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Path report : reports(reports)) {
            Element job = Xml.read(report);
            String folder = job.getAttribute("project").replaceAll("/?pom.xml$", "");
            Path build = builds.resolve(folder);
            String name = folder.replace('-', ' ');
            if (job.getAttribute("result").equals("skipped")) {
                String reason = Selected.reason(build);
                skipped.add(name + (reason.isEmpty() ? "" : ": " + reason));
            } else if (!OF_CELLS.contains(name) && !isLeftOut(build)) {
                rows.add(row(name, maven, new Build(build), job.getAttribute("result")));
            }
        }
        return new InvokedBuilds(rows, skipped);
    }

    private static boolean isLeftOut(Path build) throws IOException {
        Path own = build.resolve(Row.OF_BUILD);
        return Files.exists(own) && Files.readString(own).isBlank();
    }

    private static Row row(String name, String maven, Build build, String result) throws IOException {
        String holds = result.equals("success") ? "holds" : result;
        if (build.has(Row.OF_BUILD)) {
            String[] own = build.read(Row.OF_BUILD).strip().split("\t");
            return new Row(name, maven, Integer.parseInt(own[0]), Integer.parseInt(own[1]), holds + own[2], List.of());
        }
        int ran = 0;
        int seen = 0;
        for (Build module : build.modules()) {
            ran += module.ran();
            seen += module.seen();
        }
        return new Row(name, maven, ran, seen, holds, List.of());
    }

    private static List<Path> reports(Path folder) throws IOException {
        List<Path> reports = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "BUILD-*.xml")) {
                found.forEach(reports::add);
            }
        }
        reports.sort(null);
        return reports;
    }
}
