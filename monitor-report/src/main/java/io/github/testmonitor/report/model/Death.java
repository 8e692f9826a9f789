package io.github.testmonitor.report.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a fork ended before its tests did.
 *
 * @param cause as far as there is evidence for one
 * @param evidence what speaks for it, and what else is known of the end; sentences for people
 * @param exitCode what Surefire said of the process, or null where it said nothing that can be told to be of this fork
 */
public record Death(
        Cause cause, List<String> evidence, @Nullable Integer exitCode) {

    /** What ended a fork. */
    public enum Cause {
        HEAP_EXHAUSTED,
        METASPACE_EXHAUSTED,
        /** The kernel's counter of kills for want of memory went up meanwhile. */
        KILLED_FOR_MEMORY,
        /** Killed while there was room for more memory, or while nothing tells that there was none. */
        KILLED,
        EXITED,
        CRASHED,
        TIMED_OUT,
        UNKNOWN
    }
}
