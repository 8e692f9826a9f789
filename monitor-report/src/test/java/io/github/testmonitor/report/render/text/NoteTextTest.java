package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.model.NoData.Cause;
import io.github.testmonitor.report.model.Note;
import io.github.testmonitor.report.model.Note.Kind;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class NoteTextTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Texts GERMAN = Texts.in(Locale.GERMAN);

    @ParameterizedTest
    @EnumSource
    void every_kind_has_a_sentence_of_its_own_in_every_language(Kind kind) {
        for (Note note : notes(kind)) {
            assertThat(NoteText.of(note, ENGLISH)).isNotBlank();
            assertThat(NoteText.of(note, GERMAN)).isNotBlank().isNotEqualTo(NoteText.of(note, ENGLISH));
        }
    }

    @Test
    void files_are_counted() {
        assertThat(NoteText.of(Note.counted(Kind.OF_NO_BUILD, 1, "surefire-default-test"), ENGLISH))
                .isEqualTo("1 fork file in surefire-default-test left out: empty, or no record at the start that says"
                        + " the build.");
        assertThat(NoteText.of(Note.counted(Kind.OF_EARLIER_INVOCATIONS, 2, "failsafe:it", "3"), ENGLISH))
                .isEqualTo(
                        "failsafe:it ran 3 times in this build; the last one counts, 2 fork files of earlier ones left"
                                + " out.");
    }

    @Test
    void of_an_execution_that_was_not_seen_the_cause_and_its_mend_are_told() {
        Note note = new Note.Unseen("failsafe:it", Cause.FORK_COUNT_ZERO);

        assertThat(NoteText.of(note, ENGLISH))
                .isEqualTo(
                        "failsafe:it: forkCount is 0, so that the tests run inside Maven’s own JVM. Set forkCount to 1"
                                + " or more; without a fork JUnit 3 and 4 are seen from Surefire 3.6 on only.");
        assertThat(NoteText.of(note, GERMAN)).startsWith("failsafe:it: forkCount ist 0, ");
    }

    @Test
    void what_a_tool_said_cannot_steer_a_terminal() {
        assertThat(NoteText.of(Note.of(Kind.ASYNC_PROFILER_SAYS, "\u001b[31mred"), ENGLISH))
                .doesNotContain("\u001b");
    }

    /** One of the kind, or one for each number where it counts. */
    private static Note[] notes(Kind kind) {
        String[] details = {"a", "b", "c", "d", "e", "f"};
        return switch (kind) {
            case OF_ANOTHER_BUILD, OF_EARLIER_INVOCATIONS, OF_NO_BUILD ->
                new Note[] {Note.counted(kind, 1, details), Note.counted(kind, 2, details)};
            case IN_MAVENS_JVM,
                    UNREADABLE_XML,
                    UNREADABLE_BUILD_FILE,
                    OF_NEWER_FORMAT,
                    ASYNC_PROFILER_SAYS,
                    PROFILED,
                    PROFILE_EMPTY,
                    PROFILE_CUT_AT_ITS_START,
                    PROFILE_CUT,
                    PROFILE_UNREADABLE,
                    PROFILE_WITHOUT_READER,
                    PROFILE_OTHERWISE_LACKING -> new Note[] {Note.of(kind, details)};
        };
    }
}
