package io.github.testmonitor.report.render;

import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Tests;
import io.github.testmonitor.report.render.data.PageFiles;
import io.github.testmonitor.report.render.page.Page;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The report as a folder that can be opened from disk or archived by a CI server: index.html with its style sheet, its scripts
 * and their data, and every test as CSV and JSON; and the page as one file. It needs no server and no other file. The folder is
 * complete without scripts, and no policy of a CI server against scripts or inline styles harms it. The same run gives the same
 * files.
 */
public final class StandaloneReport {
    private StandaloneReport() {}

    /**
     * Writes the usual formats; older files of the report are replaced.
     *
     * @return the path of index.html
     * @throws IOException if the tests cannot be read again or a file cannot be written; the page is then the older one or none
     */
    public static Path write(Run run, Tests tests, Path folder) throws IOException {
        return write(run, tests, folder, ReportFormat.USUAL, Locale.ROOT);
    }

    /**
     * As {@link #write(Run, Tests, Path)}.
     *
     * @return the path of the page, or of the folder where no page is among the formats
     */
    public static Path write(Run run, Tests tests, Path folder, Set<ReportFormat> formats, Locale locale)
            throws IOException {
        Texts texts = Texts.in(locale);
        Templates templates = new Templates(texts);
        Page page = Page.of(run, texts);
        boolean hasContext = run.context() != null;
        EmbeddedData embedded = new EmbeddedData();
        boolean single = formats.contains(ReportFormat.SINGLE_HTML);
        // Filled before anything is written: a template that fails leaves the older report whole.
        String html = templates.fill("index.ftlh", page, true, "", formats, hasContext);
        ReportFolder report = ReportFolder.at(folder);
        report.writeAssets(run, tests, texts, formats, single ? List.<PageFiles>of(embedded) : List.of());
        Path written = folder;
        if (single) {
            written = report.writeFile(
                    "test-resources.html",
                    templates.fillSingle("index.ftlh", page, SinglePage.of(embedded), hasContext));
        }
        return formats.contains(ReportFormat.HTML) ? report.writeFile("index.html", html) : written;
    }
}
