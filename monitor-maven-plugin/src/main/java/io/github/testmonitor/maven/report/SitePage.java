package io.github.testmonitor.maven.report;

import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.maven.doxia.markup.HtmlMarkup;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.impl.SinkEventAttributeSet;

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
        Path assets = site.resolve(path);
        String fragment = report.sitePage(locale, assets, path);
        fill(sink, fragment, styleSheets(assets));
        return index;
    }

    private List<String> styleSheets(Path assets) throws IOException {
        try (Stream<Path> files = Files.list(assets)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".css"))
                    .sorted()
                    .toList();
        }
    }

    /** The fragment goes in raw: a sink's own text() changes names that look like character references (DOXIA-314). */
    private void fill(Sink sink, String fragment, List<String> styleSheets) {
        sink.head();
        sink.title();
        sink.text(title);
        sink.title_();
        for (String styleSheet : styleSheets) {
            SinkEventAttributeSet attributes = new SinkEventAttributeSet();
            attributes.addAttribute("rel", "stylesheet");
            attributes.addAttribute("href", path + "/" + styleSheet);
            sink.unknown("link", new Object[] {HtmlMarkup.TAG_TYPE_SIMPLE}, attributes);
        }
        sink.head_();
        sink.body();
        sink.rawText(fragment);
        sink.body_();
        sink.flush();
        sink.close();
    }
}
