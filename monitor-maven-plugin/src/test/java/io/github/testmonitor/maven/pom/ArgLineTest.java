package io.github.testmonitor.maven.pom;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ArgLineTest {
    private static final LateProperty LATE = new LateProperty(TestPlugin.SUREFIRE, "default-test");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    # what stands there                         | what stands there then
                                                                | @{monitor.argLine.surefire.default-test} @{argLine}
                    ` `                                         | @{monitor.argLine.surefire.default-test} @{argLine}
                    -Xmx512m                                    | @{monitor.argLine.surefire.default-test} -Xmx512m
                    @{argLine} -Xmx512m                         | @{monitor.argLine.surefire.default-test} @{argLine} -Xmx512m
                    ${argLine} -Xmx512m                         | @{monitor.argLine.surefire.default-test} ${argLine} -Xmx512m
                    -Dname="a b" -Dother='c "d"'                | @{monitor.argLine.surefire.default-test} -Dname="a b" -Dother='c "d"'
                    -javaagent:/m2/jacoco.jar=destfile=/t/j.exec | @{monitor.argLine.surefire.default-test} -javaagent:/m2/jacoco.jar=destfile=/t/j.exec
                    @{monitor.argLine.surefire.default-test} -X | @{monitor.argLine.surefire.default-test} -X
                    """)
    void the_late_property_comes_first_and_the_rest_stays(@Nullable String before, String after) {
        assertThat(ArgLine.with(LATE, before, null)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    # the property                | what follows the late property
                                                  | @{argLine}
                    ``                            | @{argLine}
                    -Xmx512m -Dprice=$5           | @{argLine}
                    -Xmx512m ${jacoco.arguments}  | ${argLine}
                    @{jacoco.arguments} -Xmx512m  | ${argLine}
                    -javaagent:${a:mockito:jar}   | ${argLine}
                    """)
    void a_property_that_refers_to_others_is_left_to_maven(@Nullable String property, String after) {
        assertThat(ArgLine.with(LATE, null, property)).isEqualTo("@{monitor.argLine.surefire.default-test} " + after);
    }

    @Test
    void what_the_property_refers_to_does_not_matter_where_an_arg_line_stands() {
        assertThat(ArgLine.with(LATE, "@{argLine} -ea", "${jacoco.arguments}"))
                .isEqualTo("@{monitor.argLine.surefire.default-test} @{argLine} -ea");
    }

    @Test
    void each_execution_has_a_property_of_its_own() {
        assertThat(new LateProperty(TestPlugin.FAILSAFE, "slow its").name())
                .isEqualTo("monitor.argLine.failsafe.slow_0020its");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@{argLine}", "-Xmx1g @{argLine} -ea", "${argLine} -ea"})
    void a_text_takes_the_property_that_it_refers_to(String argLine) {
        assertThat(ArgLine.takes(argLine, "argLine")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx1g", "@{surefire.argLine}", "argLine"})
    void a_text_takes_no_other_property(String argLine) {
        assertThat(ArgLine.takes(argLine, "argLine")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    -javaagent:/a.jar=x     | -javaagent:/a.jar=x
                    -javaagent:/a b.jar=x   | "-javaagent:/a b.jar=x"
                    -javaagent:/it's.jar=x  | "-javaagent:/it's.jar=x"
                    -javaagent:/say"b".jar  | '-javaagent:/say"b".jar'
                    """)
    void an_argument_is_quoted_where_it_must_be(String argument, String quoted) {
        assertThat(ArgLine.quoted(argument)).isEqualTo(quoted);
    }

    @Test
    void both_kinds_of_quotes_cannot_be_quoted() {
        assertThatIllegalArgumentException().isThrownBy(() -> ArgLine.quoted("it's \"here\""));
    }
}
