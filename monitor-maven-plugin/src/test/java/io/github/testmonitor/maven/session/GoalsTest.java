package io.github.testmonitor.maven.session;

import io.github.testmonitor.maven.pom.LateProperty;
import io.github.testmonitor.maven.pom.TestPlugin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GoalsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    surefire:test, SUREFIRE, default-cli
                    surefire:test@slow, SUREFIRE, slow
                    failsafe:integration-test, FAILSAFE, default-cli
                    surefire:3.5.6:test, SUREFIRE, default-cli
                    org.apache.maven.plugins:maven-failsafe-plugin:3.6.1:integration-test@it, FAILSAFE, it
                    """)
    void a_direct_call_names_the_execution(String goal, TestPlugin plugin, String id) {
        assertThat(Goals.directCall(goal)).contains(new LateProperty(plugin, id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "verify", "failsafe:verify", "failsafe:test", "surefire:help", "my-surefire:test"})
    void other_goals_are_no_direct_calls(String goal) {
        assertThat(Goals.directCall(goal)).isEmpty();
    }

    @Test
    void no_tests_run_before_their_phase() {
        assertThat(Goals.mayRunTests(List.of("clean", "test-compile"))).isFalse();
    }

    @Test
    void tests_may_run_in_later_phases_by_goals_and_by_default() {
        assertThat(Goals.mayRunTests(List.of("compile", "verify"))).isTrue();
        assertThat(Goals.mayRunTests(List.of("surefire-report:report"))).isTrue();
        assertThat(Goals.mayRunTests(List.of())).isTrue();
    }
}
