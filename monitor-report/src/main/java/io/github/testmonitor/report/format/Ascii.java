package io.github.testmonitor.report.format;

/** Writes texts of ours for consoles. */
public final class Ascii {
    private Ascii() {}

    /** The signs of ours that an old console cannot show, in ASCII; all else stays. */
    public static String of(String text) {
        return text.replace("≥", ">=").replace("µs", "us").replace("–", "-").replace("’", "'");
    }
}
