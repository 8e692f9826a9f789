package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.NoData.Cause;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class NoDataTextTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Texts GERMAN = Texts.in(Locale.GERMAN);

    @ParameterizedTest
    @EnumSource
    void every_cause_and_its_mend_are_sentences_of_their_own_in_every_language(Cause cause) {
        NoDataText english = NoDataText.of(cause, ENGLISH, "1");
        NoDataText german = NoDataText.of(cause, GERMAN, "1");

        assertThat(english.reason()).endsWith(".");
        assertThat(english.mend()).endsWith(".");
        assertThat(german.reason()).endsWith(".").isNotEqualTo(english.reason());
        assertThat(german.mend()).endsWith(".").isNotEqualTo(english.mend());
    }

    @Test
    void the_reason_says_how_many_tests_were_not_seen() {
        assertThat(reason(NoData.of(Cause.NO_FORK_FILE, 1), ENGLISH))
                .isEqualTo("1 test ran, but was not seen: no fork wrote a file.");
        assertThat(reason(NoData.of(Cause.NO_FORK_FILE, 2), ENGLISH))
                .isEqualTo("2 tests ran, but none was seen: no fork wrote a file.");
        assertThat(reason(NoData.of(Cause.JVM_LEFT_ALONE, 0, "java 11"), ENGLISH))
                .isEqualTo("The tests were not seen: the agent left their JVM alone (java 11).");
        assertThat(reason(NoData.of(Cause.NO_FORK_FILE, 1), GERMAN))
                .isEqualTo("1 Test lief, wurde aber nicht gesehen: kein Fork schrieb eine Datei.");
        assertThat(reason(NoData.of(Cause.NO_FORK_FILE, 2), GERMAN))
                .isEqualTo("2 Tests liefen, aber keiner wurde gesehen: kein Fork schrieb eine Datei.");
        assertThat(reason(NoData.of(Cause.JVM_LEFT_ALONE, 0, "java 11"), GERMAN))
                .isEqualTo("Die Tests wurden nicht gesehen: der Agent ließ ihre JVM in Ruhe (java 11).");
    }

    @Test
    void what_did_not_run_is_not_said_to_be_unseen() {
        assertThat(reason(NoData.of(Cause.TESTS_SKIPPED, 0), ENGLISH)).isEqualTo("The tests were skipped.");
    }

    @Test
    void what_a_fork_said_cannot_steer_a_terminal() {
        assertThat(reason(NoData.of(Cause.MONITOR_FAILED, 1, "\u001b[31mred"), ENGLISH))
                .doesNotContain("\u001b");
    }

    private static String reason(NoData noData, Texts texts) {
        return NoDataText.of(noData, texts).reason();
    }
}
