package io.github.testmonitor.report.render;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms in which a report is written. */
public enum ReportFormat {
    /** {@code index.html} with its assets and data beside it. */
    HTML,
    /** {@code test-resources.html}: the same in one file, for a mail. */
    SINGLE_HTML,
    /** {@code tests.csv}: every attempt. */
    CSV,
    /** {@code tests.json}: every attempt. */
    JSON,
    /** {@code summary.md}: the outcome in a few lines. */
    MARKDOWN,
    /**
     * {@code cpu.collapsed.txt} and {@code allocated.collapsed.txt}: the stacks of all tests, for flame graph tools. Not usual: with
     * many long tests they are larger than the page.
     */
    COLLAPSED,
    /** {@code trace.json}: tests, sections and samples for ui.perfetto.dev. Not usual: some 4 KB for each second of each fork. */
    PERFETTO;

    /** What is written where nobody says otherwise. */
    public static final Set<ReportFormat> USUAL =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(SINGLE_HTML, COLLAPSED, PERFETTO)));

    /** The word that stands for it in a configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All words, for people. */
    public static String words() {
        return Arrays.stream(values()).map(ReportFormat::word).collect(Collectors.joining(", "));
    }

    /**
     * Reads words such as {@code html, single-html}.
     *
     * @throws IllegalArgumentException if a word is none of them
     */
    public static Set<ReportFormat> of(String words) {
        Set<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
        for (String word : words.strip().split("[\\s,]+")) {
            formats.add(Arrays.stream(values())
                    .filter(format -> format.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of " + words())));
        }
        return formats;
    }
}
