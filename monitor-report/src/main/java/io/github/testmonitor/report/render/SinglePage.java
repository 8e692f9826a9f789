package io.github.testmonitor.report.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.util.List;

/**
 * What the page in one file holds in place of the files beside it; ours, and so put in as it is.
 *
 * @param data each piece packed
 */
public record SinglePage(
        TemplateHTMLOutputModel style,
        TemplateHTMLOutputModel script,
        TemplateHTMLOutputModel manual,
        List<Piece> data) {

    /** A piece of data as gzip in base64. */
    public record Piece(String name, String text) {}

    static SinglePage of(EmbeddedData data) throws IOException {
        return new SinglePage(
                raw(PageScripts.style()),
                raw(PageScripts.charts() + "\n" + PageScripts.own()),
                markup(Manual.html(2)),
                data.pieces());
    }

    private static TemplateHTMLOutputModel raw(String text) throws IOException {
        if (text.contains("</")) {
            throw new IOException("A script or style of ours would end its element");
        }
        return markup(text);
    }

    /** Our own HTML, to be put in as it is. */
    static TemplateHTMLOutputModel markup(String text) throws IOException {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(text);
        } catch (TemplateModelException e) {
            throw new IOException(e);
        }
    }
}
