package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.text.Texts;
import java.util.Locale;

/**
 * How an attempt ended, by a sign, a word and a colour: never by colour alone.
 *
 * @param name what the style sheet knows it by
 */
public record Outcome(String name, String icon, String word, boolean lost) {

    static Outcome of(TestRun test, Texts texts) {
        String icon = switch (test.outcome()) {
            case SUCCESSFUL -> "✓";
            case FAILED -> "✗";
            case ABORTED -> "○";
            case LOST -> "☠";
        };
        String name = test.outcome().name().toLowerCase(Locale.ROOT);
        return new Outcome(name, icon, texts.of("outcome." + name), test.outcome() == TestRun.Outcome.LOST);
    }
}
