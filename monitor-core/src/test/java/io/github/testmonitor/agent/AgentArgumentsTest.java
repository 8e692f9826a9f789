package io.github.testmonitor.agent;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class AgentArgumentsTest {

    private static AgentArguments parsed(String arguments) {
        return Objects.requireNonNull(AgentArguments.parse(arguments));
    }

    @Test
    void the_config_is_the_rest_of_the_line() {
        AgentArguments arguments = parsed("fork=2,config=/a,b=c/config=d.properties");

        assertThat(arguments.fork()).isEqualTo(2);
        assertThat(arguments.configPath()).isEqualTo("/a,b=c/config=d.properties");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "fork=,", "fork=null,", "fork=${surefire.forkNumber},", "fork=0,", "fork=-1,", "fork=1x,"})
    void a_fork_without_a_number_is_unknown(String fork) {
        AgentArguments arguments = parsed(fork + "config=/a");

        assertThat(arguments.fork()).isNull();
        assertThat(arguments.configPath()).isEqualTo("/a");
    }

    @Test
    void keys_of_other_versions_are_left_alone() {
        AgentArguments arguments = parsed("later=x,fork=3,other=y,config=/a");

        assertThat(arguments.fork()).isEqualTo(3);
        assertThat(arguments.configPath()).isEqualTo("/a");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "config=", "fork=1", "fork=1,config=", "myconfig=/a", ",", "=,=", "fork=1;config=/a"})
    void without_a_config_there_is_nothing_to_go_by(String arguments) {
        assertThat(AgentArguments.parse(arguments)).isNull();
    }
}
