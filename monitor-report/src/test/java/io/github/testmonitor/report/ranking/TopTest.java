package io.github.testmonitor.report.ranking;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopTest {

    @Test
    void the_greatest_are_kept_and_come_first() {
        Top<String> top = new Top<>(2);

        top.add("small", 1);
        top.add("great", 9);
        top.add("middle", 5);

        assertThat(top.toList()).containsExactly("great", "middle");
    }

    @Test
    void of_equals_the_first_one_counts_as_greater() {
        Top<String> top = new Top<>(3);

        top.add("first", 5);
        top.add("second", 5);
        top.add("great", 9);
        top.add("third", 5);

        assertThat(top.toList()).containsExactly("great", "first", "second");
    }

    @Test
    void nothing_is_kept_where_nothing_is_wanted() {
        Top<String> top = new Top<>(0);

        top.add("any", 1);

        assertThat(top.toList()).isEmpty();
    }
}
