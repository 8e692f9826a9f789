package io.github.testmonitor.report.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WildcardTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "*, '', true",
        "*, com.acme.FooTest, true",
        "com.acme.*, com.acme.deep.FooTest, true",
        "com.acme.*, com.acmeFooTest, false",
        "*Test, FooTest, true",
        "*Test, FooTests, false",
        "Foo?est, FooTest, true",
        "Foo?est, Fooest, false",
        "*a*b*c*, xxaxxbxxcxx, true",
        "*a*b*c*, xxcxxbxxaxx, false",
        "Foo.Test, FooxTest, false",
        "(a|b)[c], (a|b)[c], true",
        "footest, FooTest, false"
    })
    void only_star_and_question_mark_are_special(String pattern, String text, boolean matches) {
        assertThat(new Wildcard(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void a_nasty_pattern_takes_no_exponential_time() {
        assertThat(new Wildcard("*a".repeat(50) + "b").matches("a".repeat(10_000)))
                .isFalse();
    }
}
