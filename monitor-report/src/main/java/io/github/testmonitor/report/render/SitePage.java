package io.github.testmonitor.report.render;

import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Tests;
import io.github.testmonitor.report.render.page.Page;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The report as a part of a Maven site's page, below the first heading of the skin. It brings its own style sheet and stays
 * light, as the skins are.
 */
public final class SitePage {
    private SitePage() {}

    /**
     * Writes the style sheet and the files of tests, and returns the HTML to be put into the page as it is.
     *
     * <p>There is no dollar sign in it: Doxia replaces {@code $relativePath} wherever it stands, in the name of a test too.
     *
     * @param assetFolder where the files are written
     * @param assetPath the same folder as the page refers to it, relative, without a slash at the end
     * @throws IOException if the tests cannot be read again or a file cannot be written
     */
    public static String write(Run run, Tests tests, Locale locale, Path assetFolder, String assetPath)
            throws IOException {
        Texts texts = Texts.in(locale);
        String html = new Templates(texts)
                .fill(
                        "page.ftlh",
                        Page.of(run, texts),
                        false,
                        assetPath + '/',
                        ReportFormat.USUAL,
                        run.context() != null);
        ReportFolder.at(assetFolder).writeAssets(run, tests, texts, ReportFormat.USUAL, List.of());
        return html.replace("$", "&#36;");
    }
}
