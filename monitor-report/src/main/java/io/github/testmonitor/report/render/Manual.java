package io.github.testmonitor.report.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the numbers mean: docs/measuring.md, which the report brings along, since it has no address that is always reached. */
final class Manual {
    /** Its name beside the page. */
    static final String FILE = "measuring.html";

    private Manual() {}

    /**
     * As HTML, to stand in a page.
     *
     * @param shift how many levels its headings stand lower than they say
     */
    static String html(int shift) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Manual.class.getResourceAsStream("measuring.md"), "measuring.md")) {
            return MarkdownHtml.of(new String(in.readAllBytes(), StandardCharsets.UTF_8), shift);
        }
    }
}
