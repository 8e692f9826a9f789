package io.github.testmonitor.report.render;

import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Tests;
import io.github.testmonitor.report.render.page.Page;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The report as a folder that can be opened from disk or archived by a CI server: index.html with its style sheet, and every
 * test as CSV and JSON. It needs no JavaScript, no server and no other file, and no policy of a CI server against inline
 * styles harms it. The same run gives the same files.
 */
public final class StandaloneReport {
    private StandaloneReport() {}

    /**
     * Writes the folder; older files of the report are replaced.
     *
     * @return the path of index.html
     * @throws IOException if the tests cannot be read again or a file cannot be written; the page is then the older one or none
     */
    public static Path write(Run run, Tests tests, Path folder) throws IOException {
        Texts texts = Texts.in(Locale.ROOT);
        String html = new Templates(texts).fill("index.ftlh", Page.of(run, texts), true, "", run.context() != null);
        ReportFolder report = ReportFolder.at(folder);
        report.writeAssets(run, tests, texts);
        return report.writePage("index.html", html);
    }
}
