package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.model.Death;
import io.github.testmonitor.report.model.Death.Evidence;
import io.github.testmonitor.report.model.Death.Fact;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EvidenceTextTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Texts GERMAN = Texts.in(Locale.GERMAN);

    @ParameterizedTest
    @EnumSource
    void every_fact_is_a_sentence_of_its_own_in_every_language(Fact fact) {
        Death death = death(Evidence.of(fact, "1", "2", "3"));

        assertThat(EvidenceText.of(death, ENGLISH)).singleElement().asString().endsWith(".");
        assertThat(EvidenceText.of(death, GERMAN))
                .singleElement()
                .asString()
                .endsWith(".")
                .isNotEqualTo(EvidenceText.of(death, ENGLISH).get(0));
    }

    @Test
    void facts_stay_in_their_order_with_their_details() {
        Death death = death(
                Evidence.of(Fact.HEAP_AT_LAST_SAMPLE, "1 MiB", "2 MiB", "50 %"), Evidence.of(Fact.EXIT_CODE, "6"));

        assertThat(EvidenceText.of(death, ENGLISH))
                .containsExactly(
                        "At its last sample it had 1 MiB of 2 MiB of heap in use (50 %).", "Surefire saw exit code 6.");
    }

    @Test
    void of_a_killed_fork_it_is_said_once_that_nobody_knows_by_whom() {
        Death death = death(Evidence.of(Fact.COUNTER_OF_KILLS_STOOD_STILL));

        assertThat(ENGLISH.of("death.KILLED") + EvidenceText.of(death, ENGLISH)).containsOnlyOnce("unknown");
        assertThat(GERMAN.of("death.KILLED") + EvidenceText.of(death, GERMAN)).containsOnlyOnce("unbekannt");
    }

    @Test
    void what_the_jvm_said_cannot_steer_a_terminal() {
        Death death = death(Evidence.of(Fact.JVM_SAID, "\u001b[31mred"));

        assertThat(EvidenceText.of(death, ENGLISH)).singleElement().asString().doesNotContain("\u001b");
    }

    private static Death death(Evidence... evidence) {
        return new Death(Death.Cause.UNKNOWN, List.of(evidence), null);
    }
}
