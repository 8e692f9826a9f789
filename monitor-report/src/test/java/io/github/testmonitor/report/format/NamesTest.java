package io.github.testmonitor.report.format;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {

    @Test
    void an_ordinary_name_stays_as_it_is() {
        assertThat(Names.clean("größe [1] 日本 😀 <b>&amp;")).isEqualTo("größe [1] 日本 😀 <b>&amp;");
    }

    @Test
    void control_characters_and_line_separators_are_replaced() {
        assertThat(Names.clean("a\u001B[31mb\nc\u007Fd\u009Be\u2028f\0"))
                .isEqualTo("a\uFFFD[31mb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFD");
    }

    @Test
    void half_of_a_surrogate_pair_is_replaced() {
        assertThat(Names.clean("a\uD83Db\uDE00c")).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void bidirectional_controls_become_visible() {
        assertThat(Names.clean("a\u202Eb\u2066c\u200F")).isEqualTo("a\\u202Eb\\u2066c\\u200F");
    }

    @Test
    void a_long_name_is_cut() {
        String clean = Names.clean("x".repeat(501));

        assertThat(clean).hasSize(Names.MAXIMUM_LENGTH).endsWith("xx…");
        assertThat(Names.clean("x".repeat(500))).isEqualTo("x".repeat(500));
    }

    @Test
    void the_cut_does_not_split_a_surrogate_pair() {
        String clean = Names.clean("x".repeat(498) + "😀😀");

        assertThat(clean).isEqualTo("x".repeat(498) + "…");
    }
}
