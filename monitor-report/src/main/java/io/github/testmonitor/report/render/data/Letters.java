package io.github.testmonitor.report.render.data;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One letter for how a figure was got or why there is none: e exact, a sampled, s shared, in capitals where it is that of the
 * test's own thread alone; a digit for the reason of an absence, 9 where none was given.
 */
final class Letters {
    static final char NO_REASON = '9';

    private Letters() {}

    static char kind(Kind kind, boolean ownThread) {
        char letter = switch (kind) {
            case EXACT -> 'e';
            case SAMPLED -> 'a';
            case SHARED -> 's';
        };
        return ownThread ? Character.toUpperCase(letter) : letter;
    }

    static char absence(@Nullable Absence absence) {
        return absence == null ? NO_REASON : (char) ('0' + absence.ordinal());
    }

    /** A single letter where all are the same. */
    static String shortened(CharSequence letters) {
        boolean same = letters.length() > 0 && letters.chars().allMatch(letter -> letter == letters.charAt(0));
        return same ? letters.subSequence(0, 1).toString() : letters.toString();
    }
}
