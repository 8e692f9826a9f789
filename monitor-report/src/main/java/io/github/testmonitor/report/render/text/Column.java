package io.github.testmonitor.report.render.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of figures under its head, from top to bottom. */
public record Column(Head head, List<Cell> cells) {

    /** The note says what holds for all figures below, or is null. */
    public record Head(String text, @Nullable String note) {

        /** The head on one line. */
        public String plain() {
            return note == null ? text : text + " (" + note + ')';
        }
    }
}
