package io.github.testmonitor.report.render.export;

import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.text.TestName;
import io.github.testmonitor.report.render.text.Texts;

/** Protects text from Markdown: whatever it holds, it comes out as it is, on one line and in one cell. */
final class Markdown {
    private static final String SPECIAL = "\\`*_{}[]<>#+!|~$&:@";

    private Markdown() {}

    /** A name of a test, with the attempt of a rerun. */
    static String name(String name, TestRun test, Texts texts) {
        String attempt = TestName.attempt(test, texts);
        return escaped(attempt == null ? name : name + " · " + attempt);
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (SPECIAL.indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.append(character);
        }
        // GitHub makes a link of it without being asked.
        return escaped.toString().replace("www.", "www\\.");
    }
}
