package io.github.testmonitor.report.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a fork ended before its tests did.
 *
 * @param cause as far as there is evidence for one
 * @param evidence what speaks for it, the surest first, and what else is known of the end
 * @param exitCode what Surefire said of the process, or null where it said nothing that can be told to be of this fork
 */
public record Death(
        Cause cause, List<Evidence> evidence, @Nullable Integer exitCode) {

    /**
     * One thing that is known of the end.
     *
     * @param details what the fact is about, in the order of its comment, already written; may hold what a test or the JVM has said
     */
    public record Evidence(Fact fact, List<String> details) {
        public static Evidence of(Fact fact, String... details) {
            return new Evidence(fact, List.of(details));
        }
    }

    /** What may be known of the end of a fork. Each has a sentence in the texts of the report. */
    public enum Fact {
        SUREFIRE_ENDED_IT,
        /** Its words. */
        JVM_SAID,
        /** The file. */
        JVM_WROTE_ERROR_FILE,
        /** Its words. */
        ERROR_FILE_SAYS,
        /** The file. */
        JVM_WROTE_HEAP_DUMP,
        /** By how many. */
        COUNTER_OF_KILLS_ROSE,
        /** By how many, from its last sample to the next reading of another fork. */
        COUNTER_OF_KILLS_ROSE_AT_END,
        /** By a reading after the end. */
        COUNTER_OF_KILLS_STOOD_STILL,
        COUNTER_OF_KILLS_UNREADABLE,
        COUNTER_OF_KILLS_NOT_READ_AFTERWARDS,
        KERNEL_KILLED_ONE,
        /** How many. */
        KERNEL_KILLED_SEVERAL,
        HOOKS_RAN_WHILE_TESTING,
        HOOKS_RAN,
        HOOKS_DID_NOT_RUN,
        /** The code. */
        EXIT_CODE,
        /** The code and the name of the signal. */
        EXIT_CODE_OF_SIGNAL,
        /** The code. */
        EXIT_CODE_OF_OUT_OF_MEMORY,
        /** Used, greatest, share. */
        HEAP_AT_LAST_SAMPLE,
        /** Size. */
        RSS_AT_LAST_SAMPLE,
        /** Used, limit, share. */
        CONTAINER_AT_LAST_SAMPLE,
        DISK_FULL,
        NOTHING
    }

    /** What ended a fork. */
    public enum Cause {
        HEAP_EXHAUSTED,
        METASPACE_EXHAUSTED,
        /** The kernel's counter of kills for want of memory went up meanwhile, or at its end. */
        KILLED_FOR_MEMORY,
        /** Killed, and nothing tells that it was for want of memory. */
        KILLED,
        EXITED,
        CRASHED,
        TIMED_OUT,
        UNKNOWN
    }
}
