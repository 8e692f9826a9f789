package io.github.testmonitor.report.alert;

import io.github.testmonitor.report.format.Quantities;
import java.util.function.Consumer;

/** Hands on the first lines and counts the rest. Not thread-safe. */
final class BoundedLines {
    /** As many as anybody reads while a build runs. */
    static final int MOST = 20;

    private final Consumer<String> console;
    private final String what;
    private long said;

    /** @param what the lines are, for the line that stands for the rest */
    BoundedLines(Consumer<String> console, String what) {
        this.console = console;
        this.what = what;
    }

    void say(String line) {
        said++;
        if (said <= MOST) {
            console.accept(line);
        }
        if (said == MOST) {
            console.accept("More " + what + " are counted only.");
        }
    }

    void close() {
        if (said > MOST) {
            console.accept("And " + Quantities.count(said - MOST) + " more " + what + ".");
        }
    }
}
