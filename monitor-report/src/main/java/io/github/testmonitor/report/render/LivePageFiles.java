package io.github.testmonitor.report.render;

import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The page of a build that runs: the report's own style sheet, charts and timeline, and what is the live page's alone. */
public final class LivePageFiles {
    /** In the order in which they need each other. */
    private static final List<String> PARTS = List.of("format", "dom", "figure", "sections", "timeline", "live");

    private static final List<String> SPOKEN = List.of("script.", "metric.", "outcome.", "kind.", "live.");
    private static final String OWN_TEXT = "live.instead.";

    private LivePageFiles() {}

    public static String page() throws IOException {
        return read("live.html");
    }

    public static String style() throws IOException {
        return PageScripts.style() + read("live.css");
    }

    public static String charts() throws IOException {
        return PageScripts.charts();
    }

    public static String script() throws IOException {
        StringBuilder script = new StringBuilder();
        for (String part : PARTS) {
            script.append(read("script/" + part + ".js"));
        }
        return script.append("MONITOR.setTexts(").append(texts()).append(");\n").toString();
    }

    /** Where the live page has another word than the report for the same place, its own counts. */
    private static String texts() {
        Map<String, String> found = Texts.in(Locale.ROOT).startingWith(SPOKEN);
        Map<String, String> texts = new TreeMap<>(found);
        found.forEach((key, text) -> {
            if (key.startsWith(OWN_TEXT)) {
                texts.put(key.substring(OWN_TEXT.length()), text);
            }
        });
        StringBuilder json = new StringBuilder("{");
        texts.forEach((key, text) -> json.append(json.length() > 1 ? "," : "")
                .append(quoted(key))
                .append(':')
                .append(quoted(text)));
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LivePageFiles.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
