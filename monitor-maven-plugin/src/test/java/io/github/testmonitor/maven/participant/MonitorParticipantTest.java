package io.github.testmonitor.maven.participant;

import io.github.testmonitor.maven.pom.MonitorPlugin;
import io.github.testmonitor.maven.pom.TestExecution;
import io.github.testmonitor.maven.session.Sessions;
import io.github.testmonitor.maven.session.SharedSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.testmonitor.maven.pom.Models.argLine;
import static io.github.testmonitor.maven.pom.Models.execution;
import static io.github.testmonitor.maven.pom.Models.monitor;
import static io.github.testmonitor.maven.pom.Models.project;
import static io.github.testmonitor.maven.pom.Models.projectWithBuild;
import static io.github.testmonitor.maven.pom.Models.surefire;
import static io.github.testmonitor.maven.pom.Models.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class MonitorParticipantTest {
    private static final String PLAIN = "<plugins>" + surefire(execution("default-test", "test")) + "</plugins>";

    @TempDir
    Path folder;

    private final MonitorParticipant participant = new MonitorParticipant();

    @Test
    void every_execution_takes_the_agent_and_the_goal_is_bound() {
        MavenProject project = projectWithBuild(PLAIN);

        participant.afterProjectsRead(Sessions.of(List.of("verify"), project));

        assertThat(TestExecution.in(project)).isNotEmpty().allMatch(TestExecution::takesLateProperty);
        assertThat(MonitorPlugin.in(project)).isPresent();
    }

    @Test
    void the_second_participant_leaves_the_model_alone() {
        MavenProject project = projectWithBuild(PLAIN);
        MavenSession session = Sessions.of(List.of("verify"), project);
        SharedSession.of(session).claim(String.class);
        String before = text(project);

        participant.afterProjectsRead(session);

        assertThat(text(project)).isEqualTo(before);
    }

    @Test
    void skip_on_the_command_line_leaves_the_model_exactly_as_it_was() {
        MavenProject project = projectWithBuild(PLAIN);
        MavenSession session = Sessions.of(List.of("surefire:test"), project);
        session.getUserProperties().setProperty("monitor.skip", "true");
        String before = text(project);

        participant.afterProjectsRead(session);

        assertThat(text(project)).isEqualTo(before);
        assertThat(session.getGoals()).containsExactly("surefire:test");
    }

    @Test
    void skip_as_a_property_of_the_project_leaves_the_model_exactly_as_it_was() {
        assertUntouched(
                project("<properties><monitor.skip>true</monitor.skip></properties><build>" + PLAIN + "</build>"));
    }

    @Test
    void skip_in_the_configuration_of_the_plugin_leaves_the_model_exactly_as_it_was() {
        assertUntouched(projectWithBuild("<plugins>" + surefire(execution("default-test", "test", argLine("-ea")))
                + monitor("<configuration><skip>true</skip></configuration>") + "</plugins>"));
    }

    @Test
    void skip_in_the_only_execution_of_the_goal_leaves_the_model_exactly_as_it_was() {
        assertUntouched(projectWithBuild("<plugins>" + surefire(execution("default-test", "test"))
                + monitor(execution("mine", "prepare-agent", "<configuration><skip>true</skip></configuration>"))
                + "</plugins>"));
    }

    @Test
    void a_project_of_packaging_pom_that_has_nothing_to_run_is_left_alone() {
        assertUntouched(project("<packaging>pom</packaging><build><testSourceDirectory>" + folder.resolve("none")
                + "</testSourceDirectory>" + PLAIN + "</build>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<testSourceDirectory>%s</testSourceDirectory><plugins>",
                "<testOutputDirectory>%s</testOutputDirectory><plugins>",
                "<plugins><plugin><artifactId>maven-failsafe-plugin</artifactId><executions><execution><id>dependencies</id>"
                        + "<goals><goal>integration-test</goal></goals><configuration><dependenciesToScan>"
                        + "<dependency>g:tests</dependency></dependenciesToScan></configuration></execution></executions></plugin>"
            })
    void one_that_runs_tests_is_measured(String build) {
        MavenProject project = project("<packaging>pom</packaging><build>" + build.replace("%s", folder.toString())
                + surefire(execution("default-test", "test")) + "</plugins></build>");

        participant.afterProjectsRead(Sessions.of(List.of("verify"), project));

        assertThat(TestExecution.in(project)).isNotEmpty().allMatch(TestExecution::takesLateProperty);
        assertThat(MonitorPlugin.in(project)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compile", "test-compile", "clean"})
    void nothing_changes_where_no_tests_run(String goal) {
        MavenProject project = projectWithBuild(PLAIN);
        String before = text(project);

        participant.afterProjectsRead(Sessions.of(List.of(goal), project));

        assertThat(text(project)).isEqualTo(before);
    }

    @Test
    void a_project_without_tests_does_not_get_the_goal() {
        MavenProject project = projectWithBuild("");

        participant.afterProjectsRead(Sessions.of(List.of("verify"), project));

        assertThat(MonitorPlugin.in(project)).isEmpty();
    }

    @Test
    void a_direct_call_is_preceded_by_the_goal() {
        MavenSession session = Sessions.of(List.of("test-compile", "surefire:test"), projectWithBuild(PLAIN));

        participant.afterProjectsRead(session);

        assertThat(session.getGoals())
                .containsExactly("test-compile", MonitorPlugin.fullGoal("prepare-agent"), "surefire:test");
    }

    @Test
    void a_goal_that_is_called_by_its_prefix_is_found_in_every_project() {
        MavenProject parent = project("<packaging>pom</packaging>");
        MavenProject withTests = projectWithBuild(PLAIN);

        participant.afterProjectsRead(Sessions.of(List.of("verify", "monitor:check"), parent, withTests));

        assertThat(MonitorPlugin.in(parent)).hasValueSatisfying(plugin -> {
            assertThat(plugin.getVersion()).isEqualTo(MonitorPlugin.version());
            assertThat(plugin.getExecutions()).isEmpty();
        });
        assertThat(MonitorPlugin.in(withTests))
                .hasValueSatisfying(plugin -> assertThat(plugin.getExecutions()).hasSize(1));
    }

    @Test
    void a_plugin_that_is_managed_is_found_as_it_is() {
        MavenProject parent = project("<packaging>pom</packaging><build><pluginManagement><plugins>" + monitor("")
                + "</plugins></pluginManagement></build>");
        String before = text(parent);

        participant.afterProjectsRead(Sessions.of(List.of("monitor:top"), parent));

        assertThat(text(parent)).isEqualTo(before);
    }

    @Test
    void the_end_of_the_session_runs_what_was_left_to_it() {
        MavenSession session = Sessions.of(List.of("verify"), projectWithBuild(PLAIN));
        participant.afterProjectsRead(session);
        List<String> done = new ArrayList<>();
        SharedSession.of(session).setAtEnd(() -> done.add("end"));

        participant.afterSessionEnd(session);

        assertThat(done).containsExactly("end");
    }

    @Test
    void a_failure_at_the_end_does_not_reach_the_build() {
        MavenSession session = Sessions.of(List.of("verify"), projectWithBuild(PLAIN));
        participant.afterProjectsRead(session);
        SharedSession.of(session).setAtEnd(() -> {
            throw new NoClassDefFoundError("gone");
        });

        assertThatCode(() -> participant.afterSessionEnd(session)).doesNotThrowAnyException();
    }

    @Test
    void the_second_participant_does_not_run_the_end_again() {
        MavenSession session = Sessions.of(List.of("verify"), projectWithBuild(PLAIN));
        SharedSession.of(session).claim(String.class);
        List<String> done = new ArrayList<>();
        SharedSession.of(session).setAtEnd(() -> done.add("end"));

        participant.afterSessionEnd(session);

        assertThat(done).isEmpty();
    }

    private void assertUntouched(MavenProject project) {
        String before = text(project);

        participant.afterProjectsRead(Sessions.of(List.of("verify"), project));

        assertThat(text(project)).isEqualTo(before);
    }
}
