package io.github.testmonitor.report.profile;

import org.jspecify.annotations.Nullable;

/**
 * Why a profile has not all that it should have.
 *
 * @param detail what was thrown, or null where nothing was
 */
public record Problem(Kind kind, @Nullable String detail) {

    static Problem of(Kind kind) {
        return new Problem(kind, null);
    }

    static Problem of(Kind kind, Throwable thrown) {
        return new Problem(kind, thrown.toString());
    }

    /** What may be wrong with a recording. */
    public enum Kind {
        EMPTY,
        /** Nothing of it can be read. */
        CUT_AT_ITS_START,
        CUT,
        UNREADABLE,
        /** The JVM that reads it has no flight recorder. */
        WITHOUT_READER,
        /** What another version of ours found; the detail has its words. */
        OTHER
    }
}
