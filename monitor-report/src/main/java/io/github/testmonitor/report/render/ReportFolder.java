package io.github.testmonitor.report.render;

import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.SpanVisitor;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.model.Tests;
import io.github.testmonitor.report.render.data.PageData;
import io.github.testmonitor.report.render.data.PageFiles;
import io.github.testmonitor.report.render.export.MarkdownSummary;
import io.github.testmonitor.report.render.export.TestsCsv;
import io.github.testmonitor.report.render.export.TestsJson;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The folder that a page refers to. Each file is written beside its place and moved there when it is whole, so that whoever
 * reads meanwhile sees the old or the new one. Other files in the folder stay.
 */
final class ReportFolder {
    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    static ReportFolder at(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new ReportFolder(folder);
    }

    /** Writes what the page refers to: first the data, which can fail, then the rest. */
    void writeAssets(Run run, Tests tests, Texts texts, Set<ReportFormat> formats, List<PageFiles> alsoTo)
            throws IOException {
        writeTests(run, tests, texts, formats, alsoTo);
        if (formats.contains(ReportFormat.MARKDOWN)) {
            writeFile("summary.md", MarkdownSummary.of(run, texts));
        }
        if (formats.contains(ReportFormat.HTML)) {
            writeFile("report.css", PageScripts.style());
            writeFile("report.js", PageScripts.own());
            writeFile("uplot.js", PageScripts.charts());
        }
    }

    private void writeTests(Run run, Tests tests, Texts texts, Set<ReportFormat> formats, List<PageFiles> alsoTo)
            throws IOException {
        try (OptionalFile csvFile = OptionalFile.of(formats.contains(ReportFormat.CSV), folder.resolve("tests.csv"));
                OptionalFile jsonFile =
                        OptionalFile.of(formats.contains(ReportFormat.JSON), folder.resolve("tests.json"));
                CodeFiles code = CodeFiles.begin(run, folder, formats)) {
            TestsCsv csv = TestsCsv.begin(csvFile.writer());
            TestsJson json = TestsJson.begin(jsonFile.writer(), run);
            SpanVisitor visitor = files(csv, json).and(code);
            List<PageFiles> places = new ArrayList<>(alsoTo);
            DataFolder data = null;
            if (formats.contains(ReportFormat.HTML)) {
                data = DataFolder.at(folder.resolve("data"));
                places.add(data);
            }
            if (places.isEmpty()) {
                tests.visit(visitor);
            } else {
                PageData page = PageData.begin(run, tests, texts, toAll(places));
                tests.visit(visitor.and(page));
                page.end();
            }
            if (data != null) {
                data.removeOthers();
            }
            json.end();
            csvFile.finish();
            jsonFile.finish();
            code.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static SpanVisitor files(TestsCsv csv, TestsJson json) {
        return new SpanVisitor() {
            @Override
            public void test(TestRun test) {
                try {
                    csv.add(test);
                    json.add(test);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static PageFiles toAll(List<PageFiles> places) {
        return (name, json) -> {
            for (PageFiles place : places) {
                place.put(name, json);
            }
        };
    }

    Path writeFile(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        try (WholeFile file = WholeFile.at(path)) {
            file.writer().write(text);
            file.finish();
        }
        return path;
    }
}
