package io.github.testmonitor.report.render.text;

import org.jspecify.annotations.Nullable;

/**
 * A figure as the page shows it.
 *
 * @param mark {@code ≈} sampled, {@code ‖} shared, {@code ≥} at least, or empty
 * @param text the figure, or {@code –} where it is absent
 * @param note what stands below in small print, or null
 * @param explanation the whole story, or null where the figure is simply exact
 */
public record Cell(
        String mark,
        String text,
        @Nullable String note,
        @Nullable String explanation) {
    static final String ABSENT = "–";

    public static Cell plain(String text) {
        return new Cell("", text, null, null);
    }

    public Cell withoutNote() {
        return new Cell(mark, text, null, explanation);
    }

    /** The figure with its mark and its note on one line, as a sentence has it. */
    public String marked() {
        return (mark.isEmpty() ? text : mark + ' ' + text) + (note == null ? "" : " (" + note + ')');
    }

    public boolean absent() {
        return text.equals(ABSENT);
    }
}
