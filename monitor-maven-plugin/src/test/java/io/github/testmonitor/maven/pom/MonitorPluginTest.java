package io.github.testmonitor.maven.pom;

import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

import static io.github.testmonitor.maven.pom.Models.execution;
import static io.github.testmonitor.maven.pom.Models.monitor;
import static io.github.testmonitor.maven.pom.Models.projectWithBuild;
import static org.assertj.core.api.Assertions.assertThat;

class MonitorPluginTest {

    @Test
    void a_project_without_the_plugin_gets_it_in_our_version_with_the_goal_bound() {
        MavenProject project = projectWithBuild("");

        MonitorPlugin.bindPrepareAgent(project);

        Plugin plugin = MonitorPlugin.in(project).orElseThrow();
        assertThat(plugin.getVersion()).isEqualTo(MonitorPlugin.version());
        assertThat(plugin.getExecutions()).singleElement().satisfies(execution -> {
            assertThat(execution.getPhase()).isEqualTo("initialize");
            assertThat(execution.getGoals()).containsExactly("prepare-agent");
        });
    }

    @Test
    void the_bound_goal_has_the_configuration_of_the_plugin() {
        MavenProject project = projectWithBuild("<plugins>"
                + monitor("<version>9</version><configuration><interval>1s</interval></configuration>") + "</plugins>");

        MonitorPlugin.bindPrepareAgent(project);

        Plugin plugin = MonitorPlugin.in(project).orElseThrow();
        PluginExecution execution = plugin.getExecutions().get(0);
        assertThat(plugin.getVersion()).isEqualTo("9");
        assertThat(Configuration.of(execution.getConfiguration()).value("interval"))
                .isEqualTo("1s");
    }

    @Test
    void a_managed_version_and_configuration_count() {
        MavenProject project = projectWithBuild("<pluginManagement><plugins>"
                + monitor("<version>9</version><configuration><interval>1s</interval></configuration>")
                + "</plugins></pluginManagement>");

        MonitorPlugin.bindPrepareAgent(project);

        Plugin plugin = MonitorPlugin.in(project).orElseThrow();
        assertThat(plugin.getVersion()).isEqualTo("9");
        assertThat(Configuration.of(plugin.getExecutions().get(0).getConfiguration())
                        .value("interval"))
                .isEqualTo("1s");
    }

    @Test
    void a_project_that_binds_the_goal_itself_is_left_alone() {
        MavenProject project =
                projectWithBuild("<plugins>" + monitor(execution("mine", "prepare-agent")) + "</plugins>");
        String before = Models.text(project);

        MonitorPlugin.bindPrepareAgent(project);

        assertThat(Models.text(project)).isEqualTo(before);
    }
}
