package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.render.text.Phrase;
import java.util.List;

/**
 * What must be known before any number below is believed.
 *
 * @param title one sentence
 * @param lines the particulars
 */
public record Banner(Level level, String title, List<Phrase> lines) {

    /** How bad it is. */
    public enum Level {
        /** A fork ended before its tests did. */
        DIED("☠"),
        /** Nothing was measured. */
        NOTHING("✗"),
        /** Something is missing. */
        WARNING("⚠");

        private final String icon;

        Level(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }
    }
}
