package io.github.testmonitor.maven.report;

import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import io.github.testmonitor.report.render.ReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.maven.doxia.sink.Sink;

/**
 * The report in two places: a page of the Maven site with its folder of assets, and the standalone page.
 *
 * @param key of its texts
 * @param path of the page and of its folder, relative to the site, without ending
 */
public record SitePage(String key, String path) {

    public String title(Locale locale) {
        return MonitorReport.text("site." + key + ".title", locale);
    }

    public String description(Locale locale) {
        return MonitorReport.text("site." + key + ".description", locale);
    }

    /**
     * Reads the data, writes the standalone page, then fills the sink; a failure leaves no half page behind.
     *
     * @param formats of the standalone report
     * @param site where the page's folder is made
     * @return the standalone page, or its folder where no page was asked for
     */
    public Path write(
            String what,
            List<ModuleFolder> modules,
            Set<ReportFormat> formats,
            Path standalone,
            Path site,
            Sink sink,
            Locale locale)
            throws IOException {
        MonitorReport report = MonitorReport.read(what, modules);
        Path index = report.writeTo(standalone, formats, Locale.ROOT);
        String fragment = report.sitePage(locale, site.resolve(path), path);
        fill(sink, title(locale), fragment);
        return index;
    }

    /** The fragment goes in raw: a sink's own text() changes names that look like character references (DOXIA-314). */
    private static void fill(Sink sink, String title, String fragment) {
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
