package io.github.testmonitor.report.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What should be known of a module's data beside the data. */
public sealed interface Note {

    static Note of(Kind kind, String... details) {
        return new Plain(kind, null, List.of(details));
    }

    static Note counted(Kind kind, long count, String... details) {
        return new Plain(kind, count, List.of(details));
    }

    /** Tests of the execution ran, but were not seen. */
    record Unseen(String execution, NoData.Cause cause) implements Note {}

    /**
     * Anything else.
     *
     * @param count how many, where the kind is of a count
     * @param details what the note is about, in the order of the kind's comment, already written; may hold what a fork, a tool or a
     *     file has said
     */
    record Plain(Kind kind, @Nullable Long count, List<String> details) implements Note {}

    /** What may be known of the data. Each has a sentence in the texts of the report; one for one and one for many, where it counts. */
    enum Kind {
        /** The execution. */
        IN_MAVENS_JVM,
        /** How many. */
        UNREADABLE_XML,
        /** What is wrong with it. */
        UNREADABLE_BUILD_FILE,
        /** Counts fork files. */
        OF_ANOTHER_BUILD,
        /** Counts fork files; the execution, how often it ran. */
        OF_EARLIER_INVOCATIONS,
        /** Counts fork files; their folder. */
        OF_NO_BUILD,
        /** The file, its format, the newest format that is known. */
        OF_NEWER_FORMAT,
        /** Its words. */
        ASYNC_PROFILER_SAYS,
        /** The profiler, samples, those on the thread of a span, those counted by time, those of nobody, those without code. */
        PROFILED,
        /** The fork file. */
        PROFILE_EMPTY,
        /** The fork file. */
        PROFILE_CUT_AT_ITS_START,
        /** The fork file. */
        PROFILE_CUT,
        /** The fork file, what was thrown. */
        PROFILE_UNREADABLE,
        /** The fork file, what was thrown. */
        PROFILE_WITHOUT_READER,
        /** The fork file, the words of whoever read it. */
        PROFILE_OTHERWISE_LACKING
    }
}
