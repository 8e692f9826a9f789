package io.github.testmonitor.agent;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AgentJarFilesTest {
    /** Not in a jar at all: the build gives it another name. */
    private static final String RENAMED = "io/github/testmonitor/record/CompiledApart.class";

    @Test
    void what_the_agent_s_jar_has_the_boot_jar_leaves_out() {
        List<String> agents = AgentJarFiles.patterns("agent-jar", "include");

        assertThat(AgentJarFiles.patterns("boot-jar", "exclude"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(agents.stream(), Stream.of(RENAMED)).toList());
    }

    @Test
    void nested_classes_are_where_their_outer_one_is() {
        assertThat(AgentJarFiles.isOfAgentJar("io/github/testmonitor/agent/Premain$Any.class"))
                .isTrue();
        assertThat(AgentJarFiles.isOfAgentJar("io/github/testmonitor/listener/platform/Any.class"))
                .isTrue();
        assertThat(AgentJarFiles.isOfBootJar("io/github/testmonitor/agent/Agent.class"))
                .isTrue();
    }
}
