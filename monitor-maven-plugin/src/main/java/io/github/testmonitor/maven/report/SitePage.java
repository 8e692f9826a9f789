package io.github.testmonitor.maven.report;

import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;

/**
 * The report in two places: a page of the Maven site with its folder of assets, and the standalone page.
 *
 * @param title of the page
 * @param path of the page and of its folder, relative to the site, without ending
 */
public record SitePage(String title, String path) {

    /**
     * Reads the data, writes the standalone page, then fills the sink; a failure leaves no half page behind.
     *
     * @param site where the page's folder is made
     * @return the standalone index.html
     */
    public Path write(String what, List<ModuleFolder> modules, Path standalone, Path site, Sink sink, Locale locale)
            throws IOException {
        MonitorReport report = MonitorReport.read(what, modules);
        Path index = report.writeTo(standalone);
        String fragment = report.sitePage(locale, site.resolve(path), path);
        fill(sink, fragment);
        return index;
    }

    /** The fragment goes in raw: a sink's own text() changes names that look like character references (DOXIA-314). */
    private void fill(Sink sink, String fragment) {
        sink.head();
        sink.title();
        sink.text(title);
        sink.title_();
        sink.head_();
        sink.body();
        sink.section1();
        sink.sectionTitle1();
        sink.text(title);
        sink.sectionTitle1_();
        sink.rawText(fragment);
        sink.section1_();
        sink.body_();
        sink.flush();
        sink.close();
    }
}
