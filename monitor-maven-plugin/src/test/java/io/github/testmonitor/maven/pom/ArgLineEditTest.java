package io.github.testmonitor.maven.pom;

import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.testmonitor.maven.pom.Models.argLine;
import static io.github.testmonitor.maven.pom.Models.execution;
import static io.github.testmonitor.maven.pom.Models.failsafe;
import static io.github.testmonitor.maven.pom.Models.projectWithBuild;
import static io.github.testmonitor.maven.pom.Models.surefire;
import static org.assertj.core.api.Assertions.assertThat;

class ArgLineEditTest {
    private static final String LATE = "@{monitor.argLine.surefire.default-test}";

    @Test
    void the_plugin_and_each_execution_get_late_properties_of_their_own() {
        MavenProject project = projectWithBuild("<plugins>"
                + surefire(argLine("-ea") + execution("default-test", "test", argLine("-ea")))
                + failsafe(execution("it", "integration-test"))
                + "</plugins>");

        apply(project, null);

        assertThat(argLines(project))
                .containsExactly(
                        "@{monitor.argLine.surefire.default-cli} -ea",
                        LATE + " -ea",
                        "@{monitor.argLine.failsafe.default-cli} @{argLine}",
                        "@{monitor.argLine.failsafe.it} @{argLine}");
    }

    @Test
    void the_properties_are_defined_so_that_none_reaches_the_command_line_of_a_fork() {
        MavenProject project =
                projectWithBuild("<plugins>" + surefire(execution("default-test", "test")) + "</plugins>");

        apply(project, null);

        assertThat(project.getProperties())
                .containsEntry("monitor.argLine.surefire.default-test", "")
                .containsEntry("monitor.argLine.surefire.default-cli", "")
                .containsEntry("argLine", "");
    }

    @Test
    void a_fixed_arg_line_leaves_the_property_alone() {
        MavenProject project = projectWithBuild("<plugins>"
                + surefire(argLine("-ea") + execution("default-test", "test", argLine("-ea"))) + "</plugins>");

        apply(project, "-Dx=y");

        assertThat(project.getProperties()).doesNotContainKey("argLine");
    }

    @Test
    void the_property_of_the_project_stays() {
        MavenProject project =
                projectWithBuild("<plugins>" + surefire(execution("default-test", "test")) + "</plugins>");
        project.getProperties().setProperty("argLine", "-Xmx1g");

        apply(project, null);

        assertThat(project.getProperties()).containsEntry("argLine", "-Xmx1g");
    }

    @Test
    void the_arg_line_of_the_command_line_is_copied_because_a_late_reference_sees_project_properties_only() {
        MavenProject project =
                projectWithBuild("<plugins>" + surefire(execution("default-test", "test")) + "</plugins>");
        project.getProperties().setProperty("argLine", "-Xmx1g");

        apply(project, "-Xmx2g");

        assertThat(project.getProperties()).containsEntry("argLine", "-Xmx2g");
    }

    @Test
    void a_property_that_refers_to_others_is_resolved_by_maven_and_stays() {
        MavenProject project =
                projectWithBuild("<plugins>" + surefire(execution("default-test", "test")) + "</plugins>");
        project.getProperties().setProperty("argLine", "-Xmx1g ${jacoco.arguments}");

        apply(project, null);

        assertThat(argLines(project))
                .containsExactly("@{monitor.argLine.surefire.default-cli} ${argLine}", LATE + " ${argLine}");
        assertThat(project.getProperties()).containsEntry("argLine", "-Xmx1g ${jacoco.arguments}");
    }

    @Test
    void of_two_arg_lines_that_of_the_command_line_says_who_resolves_it() {
        MavenProject ofPom = projectWithBuild("<plugins>" + surefire(execution("default-test", "test")) + "</plugins>");
        MavenProject ofCommandLine =
                projectWithBuild("<plugins>" + surefire(execution("default-test", "test")) + "</plugins>");
        ofPom.getProperties().setProperty("argLine", "${jacoco.arguments}");

        apply(ofPom, "-Xmx2g");
        apply(ofCommandLine, "-Xmx2g @{jacoco.arguments}");

        assertThat(argLines(ofPom)).last().isEqualTo(LATE + " @{argLine}");
        assertThat(argLines(ofCommandLine)).last().isEqualTo(LATE + " ${argLine}");
    }

    @Test
    void an_early_reference_that_nobody_has_resolved_is_defined_too() {
        MavenProject project = projectWithBuild("<plugins>"
                + surefire(argLine("${argLine} -ea") + execution("default-test", "test", argLine("${argLine} -ea")))
                + "</plugins>");

        apply(project, null);

        assertThat(project.getProperties()).containsEntry("argLine", "");
    }

    @Test
    void a_plugin_that_is_only_managed_is_edited_for_direct_calls() {
        MavenProject project = projectWithBuild(
                "<pluginManagement><plugins>" + failsafe(argLine("-ea")) + "</plugins></pluginManagement>");

        apply(project, null);

        Plugin managed = project.getPluginManagement().getPlugins().get(0);
        assertThat(Configuration.of(managed.getConfiguration()).value("argLine"))
                .isEqualTo("@{monitor.argLine.failsafe.default-cli} -ea");
    }

    @Test
    void other_goals_of_the_plugin_are_left_alone() {
        MavenProject project = projectWithBuild("<plugins>" + failsafe(execution("verify", "verify")) + "</plugins>");

        apply(project, null);

        assertThat(project.getBuild().getPlugins().get(0).getExecutions().get(0).getConfiguration())
                .isNull();
    }

    @Test
    void other_parameters_stay() {
        MavenProject project = projectWithBuild("<plugins>"
                + surefire(execution(
                        "default-test",
                        "test",
                        "<configuration><forkCount>2</forkCount><properties><property><name>listener</name>"
                                + "<value>x.Y</value></property></properties></configuration>"))
                + "</plugins>");

        apply(project, null);

        assertThat(Models.text(project))
                .contains("<forkCount>2</forkCount>", "<name>listener</name>", "<value>x.Y</value>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.4", "2.12.4", "2.16", "2.5-SNAPSHOT"})
    void a_plugin_before_late_references_gets_early_ones(String version) {
        MavenProject project = projectWithBuild("<plugins>"
                + surefire("<version>" + version + "</version>" + execution("default-test", "test"))
                + failsafe("<version>" + version + "</version>" + argLine("-ea")) + "</plugins>");

        apply(project, null);

        assertThat(argLines(project))
                .containsExactly(
                        "${monitor.argLine.surefire.default-cli} ${argLine}",
                        "${monitor.argLine.surefire.default-test} ${argLine}",
                        "${monitor.argLine.failsafe.default-cli} -ea");
        assertThat(project.getProperties()).containsEntry("argLine", "");
        assertThat(TestExecution.in(project)).allMatch(TestExecution::takesLateProperty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.17", "2.22.2", "2.20", "3.0.0-M8", "3.5.6"})
    void a_plugin_with_late_references_gets_those(String version) {
        MavenProject project =
                projectWithBuild("<plugins>" + surefire("<version>" + version + "</version>") + "</plugins>");

        apply(project, null);

        assertThat(argLines(project)).containsExactly("@{monitor.argLine.surefire.default-cli} @{argLine}");
    }

    @Test
    void twice_is_once() {
        MavenProject project =
                projectWithBuild("<plugins>" + surefire(execution("default-test", "test")) + "</plugins>");
        apply(project, null);
        String once = Models.text(project);

        apply(project, null);

        assertThat(Models.text(project)).isEqualTo(once);
    }

    @Test
    void a_configuration_that_two_executions_share_is_not_edited_in_place() {
        MavenProject project = projectWithBuild(
                "<plugins>" + surefire(execution("default-test", "test", argLine("-ea"))) + "</plugins>");
        Plugin plugin = project.getBuild().getPlugins().get(0);
        plugin.setConfiguration(plugin.getExecutions().get(0).getConfiguration());

        apply(project, null);

        assertThat(argLines(project)).containsExactly("@{monitor.argLine.surefire.default-cli} -ea", LATE + " -ea");
    }

    private static void apply(MavenProject project, @Nullable String commandLineArgLine) {
        new ArgLineEdit(project, commandLineArgLine).apply();
    }

    private static List<String> argLines(MavenProject project) {
        return project.getBuild().getPlugins().stream()
                .flatMap(plugin -> Stream.concat(
                        Stream.of(plugin.getConfiguration()),
                        plugin.getExecutions().stream().map(execution -> execution.getConfiguration())))
                .map(model -> String.valueOf(Configuration.of(model).value("argLine")))
                .toList();
    }
}
