package io.github.testmonitor.it.matrix;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows as files, from the builds that made them to the document that shows them: five fields a line, parted by tabs. */
final class Rows {
    private Rows() {}

    static void write(Path file, List<Row> rows) throws IOException {
        Files.write(
                file,
                rows.stream()
                        .map(row -> String.join(
                                "\t",
                                row.what(),
                                row.surefire(),
                                String.valueOf(row.ran()),
                                String.valueOf(row.seen()),
                                row.result()))
                        .toList());
    }

    /** Writes down what did not run, a line each with its reason. */
    static void writeSkipped(Path file, List<String> skipped) throws IOException {
        Files.write(file, skipped);
    }

    /** What did not run, of all files of the folder. */
    static List<String> skipped(Path folder) throws IOException {
        List<String> skipped = new ArrayList<>();
        for (Path file : files(folder, "*.skipped")) {
            skipped.addAll(Files.readAllLines(file));
        }
        return skipped;
    }

    /** The rows of all files of the folder, in the order of their names; none where there is no folder. */
    static List<Row> read(Path folder) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Path file : files(folder, "*.rows")) {
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split("\t", -1);
                rows.add(new Row(
                        fields[0],
                        fields[1],
                        Integer.parseInt(fields[2]),
                        Integer.parseInt(fields[3]),
                        fields[4],
                        List.of()));
            }
        }
        return rows;
    }

    private static List<Path> files(Path folder, String names) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, names)) {
                found.forEach(files::add);
            }
        }
        files.sort(null);
        return files;
    }
}
