package io.github.testmonitor.report.model;

import java.util.List;

/**
 * Why there is nothing of a module.
 *
 * @param ran of how many of its tests TEST-*.xml tell
 * @param details what the cause is about, in the order of its comment; may hold what a fork has said
 */
public record NoData(Cause cause, long ran, List<String> details) {

    public static NoData of(Cause cause, long ran, String... details) {
        return new NoData(cause, ran, List.of(details));
    }

    /** Whether nothing was to be measured: the tests were skipped, or there are none. */
    public boolean expected() {
        return switch (cause) {
            case NO_TEST_IN_FORKS, TESTS_SKIPPED, NO_TESTS -> true;
            case NO_BUILD_FILE,
                    FORK_COUNT_ZERO,
                    FIXED_ARG_LINE,
                    COMMAND_LINE_ARG_LINE,
                    JVM_LEFT_ALONE,
                    NO_FORK_FILE,
                    UNREADABLE_FORK_FILES,
                    MONITOR_FAILED,
                    FORK_DIED,
                    NO_LISTENER_TOLD -> false;
        };
    }

    /** Why tests are not seen. Each has a sentence in the texts of the report, and another one of what mends it. */
    public enum Cause {
        NO_BUILD_FILE,
        FORK_COUNT_ZERO,
        FIXED_ARG_LINE,
        COMMAND_LINE_ARG_LINE,
        /** Why, in the agent's words. */
        JVM_LEFT_ALONE,
        NO_FORK_FILE,
        /** How many. */
        UNREADABLE_FORK_FILES,
        /** What failed. */
        MONITOR_FAILED,
        NO_LISTENER_TOLD,
        /** Before its first test. */
        FORK_DIED,
        NO_TEST_IN_FORKS,
        TESTS_SKIPPED,
        NO_TESTS
    }
}
