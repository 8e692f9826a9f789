package io.github.testmonitor.report.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The style sheet and the scripts of the page, put together from their parts. */
final class PageScripts {
    /** In the order in which they need each other. */
    private static final List<String> PARTS = List.of(
            "data",
            "format",
            "dom",
            "address",
            "tests",
            "figure",
            "table",
            "sections",
            "timeline",
            "overview",
            "icicle",
            "code",
            "test",
            "page");

    private PageScripts() {}

    static String style() throws IOException {
        return read("report.css") + read("code.css") + read("uplot/uPlot.min.css");
    }

    /** The chart library with its licence. */
    static String charts() throws IOException {
        return "/*\n" + read("uplot/LICENSE") + "*/\n" + read("uplot/uPlot.iife.min.js");
    }

    static String own() throws IOException {
        StringBuilder script = new StringBuilder();
        for (String part : PARTS) {
            script.append(read("script/" + part + ".js"));
        }
        return script.toString();
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PageScripts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
