package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.NoData.Cause;

/**
 * Why there is nothing of a module, in words.
 *
 * @param reason a sentence
 * @param mend what to do about it; a sentence
 */
public record NoDataText(String reason, String mend) {

    public static NoDataText of(NoData noData, Texts texts) {
        NoDataText cause = of(noData.cause(), texts, noData.details().toArray());
        return new NoDataText(Names.clean(reason(noData, cause.reason, texts)), cause.mend);
    }

    /** Of a cause alone, to stand behind a colon. */
    static NoDataText of(Cause cause, Texts texts, Object... details) {
        return new NoDataText(texts.of("noData." + cause, details), texts.of("noData." + cause + ".mend"));
    }

    private static String reason(NoData noData, String cause, Texts texts) {
        return switch (noData.cause()) {
            case NO_BUILD_FILE, FORK_DIED, NO_TEST_IN_FORKS, TESTS_SKIPPED, NO_TESTS -> cause;
            case FORK_COUNT_ZERO,
                    FIXED_ARG_LINE,
                    COMMAND_LINE_ARG_LINE,
                    JVM_LEFT_ALONE,
                    NO_FORK_FILE,
                    UNREADABLE_FORK_FILES,
                    MONITOR_FAILED,
                    NO_LISTENER_TOLD ->
                noData.ran() == 0
                        ? texts.of("noData.unseen", cause)
                        : texts.counted("noData.unseen", noData.ran(), cause);
        };
    }
}
