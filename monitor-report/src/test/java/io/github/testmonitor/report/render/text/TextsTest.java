package io.github.testmonitor.report.render.text;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextsTest {
    private final Texts texts = Texts.in(Locale.ROOT);

    @Test
    void one_is_told_from_many() {
        assertThat(texts.counted("tests", 1)).isEqualTo("1 test");
        assertThat(texts.counted("tests", 1200)).isEqualTo("1,200 tests");
        assertThat(texts.counted("tests", 0)).isEqualTo("0 tests");
    }

    @Test
    void what_looks_like_a_placeholder_in_an_argument_stays() {
        assertThat(texts.of("banner.stale.module", "{1}", "$1")).isEqualTo("{1}: of the build that started at $1");
    }

    @Test
    void names_stand_apart_from_the_sentence() {
        TestName name = new TestName("bar()", null, "FooTest.bar()", "Qm3_-x0a");

        assertThat(texts.phrase("banner.fork.running", name).parts())
                .containsExactly(
                        new Phrase.Part("It was running ", false, null),
                        new Phrase.Part("FooTest.bar()", true, "Qm3_-x0a"),
                        new Phrase.Part(".", false, null));
    }

    @Test
    void a_missing_text_is_an_error() {
        assertThatThrownBy(() -> texts.of("no.such.text")).isInstanceOf(MissingResourceException.class);
    }
}
