package io.github.testmonitor.report.render;

import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Tests;
import io.github.testmonitor.report.render.export.MarkdownSummary;
import io.github.testmonitor.report.render.export.TestsCsv;
import io.github.testmonitor.report.render.export.TestsJson;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The folder that a page refers to. Each file is written beside its place and moved there when it is whole, so that whoever
 * reads meanwhile sees the old or the new one. Other files in the folder stay.
 */
final class ReportFolder {
    private static final String STYLE_SHEET = "report.css";

    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    static ReportFolder at(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new ReportFolder(folder);
    }

    /** Writes what the page refers to: first the data, which can fail, then the rest. */
    void writeAssets(Run run, Tests tests, Texts texts) throws IOException {
        writeTests(run, tests);
        try (WholeFile summary = WholeFile.at(folder.resolve("summary.md"))) {
            summary.writer().write(MarkdownSummary.of(run, texts));
            summary.finish();
        }
        try (InputStream css = Objects.requireNonNull(ReportFolder.class.getResourceAsStream(STYLE_SHEET));
                WholeFile styleSheet = WholeFile.at(folder.resolve(STYLE_SHEET))) {
            styleSheet.writer().write(new String(css.readAllBytes(), StandardCharsets.UTF_8));
            styleSheet.finish();
        }
    }

    private void writeTests(Run run, Tests tests) throws IOException {
        try (WholeFile csvFile = WholeFile.at(folder.resolve("tests.csv"));
                WholeFile jsonFile = WholeFile.at(folder.resolve("tests.json"))) {
            TestsCsv csv = TestsCsv.begin(csvFile.writer());
            TestsJson json = TestsJson.begin(jsonFile.writer(), run);
            tests.forEach(test -> {
                try {
                    csv.add(test);
                    json.add(test);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            json.end();
            csvFile.finish();
            jsonFile.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    Path writePage(String name, String html) throws IOException {
        Path page = folder.resolve(name);
        try (WholeFile file = WholeFile.at(page)) {
            Writer writer = file.writer();
            writer.write(html);
            file.finish();
        }
        return page;
    }
}
