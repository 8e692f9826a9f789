package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.config.MonitorConfig.ExactPeakRss;
import io.github.testmonitor.config.MonitorConfig.ProcessReadings;
import io.github.testmonitor.config.MonitorConfig.Profile;
import io.github.testmonitor.config.MonitorConfigFile;
import io.github.testmonitor.maven.live.LiveSettings;
import io.github.testmonitor.maven.pom.ArgLineEdit;
import io.github.testmonitor.maven.session.Sessions;
import io.github.testmonitor.maven.session.SharedSession;
import io.github.testmonitor.report.build.ExecutionContext;
import io.github.testmonitor.report.build.ExecutionContext.Machine;
import io.github.testmonitor.report.build.ExecutionContext.Software;
import io.github.testmonitor.report.render.ReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.maven.pom.Models.argLine;
import static io.github.testmonitor.maven.pom.Models.execution;
import static io.github.testmonitor.maven.pom.Models.failsafe;
import static io.github.testmonitor.maven.pom.Models.projectWithBuild;
import static io.github.testmonitor.maven.pom.Models.surefire;
import static org.assertj.core.api.Assertions.assertThat;

class PreparationTest {
    private static final Settings SETTINGS = new Settings(
            Duration.ofMillis(100),
            ProcessReadings.AUTO,
            true,
            Profile.NONE,
            "4",
            false,
            ExactPeakRss.AUTO,
            List.of(),
            true,
            "argLine",
            new LiveSettings(LiveSettings.Console.FALSE, null, false),
            ReportFormat.USUAL);
    private static final ExecutionContext CONTEXT = new ExecutionContext(
            new Machine(null, null, 2, null, null, null, null, null, null, null, null),
            new Software(null, null, null, "1"),
            null,
            null);

    @TempDir
    Path folder;

    @Test
    void each_execution_gets_its_agent_with_the_placeholder_before_the_config() throws IOException {
        MavenProject project =
                edited(surefire(execution("default-test", "test")) + failsafe(execution("it", "integration-test")));

        prepare(session(project), project);

        assertThat(project.getProperties())
                .hasEntrySatisfying(
                        "monitor.argLine.surefire.default-test",
                        value -> assertThat(value.toString())
                                .matches("-javaagent:.*/monitor/agent/[0-9a-f]{16}/monitor-agent\\.jar="
                                        + "fork=\\$\\{surefire\\.forkNumber},config=" + target()
                                        + "/monitor/agent-surefire-default-test\\.properties"))
                .hasEntrySatisfying(
                        "monitor.argLine.failsafe.it",
                        value -> assertThat(value.toString())
                                .endsWith("config=" + target() + "/monitor/agent-failsafe-it.properties"))
                .containsEntry("argLine", "");
    }

    @Test
    void where_surefire_knows_no_number_of_a_fork_its_placeholder_does_not_get_into_the_shell() throws IOException {
        MavenProject late = edited(surefire("<version>2.12.4</version>" + execution("default-test", "test")));
        prepare(session(late), late);
        MavenProject byProperty = project(surefire("<version>2.12.4</version>" + execution("default-test", "test")));
        prepare(session(byProperty), byProperty);

        assertThat(late.getProperties().getProperty("monitor.argLine.surefire.default-test"))
                .matches("-javaagent:.*/monitor-agent\\.jar=config=.*")
                .doesNotContain("$");
        assertThat(byProperty.getProperties().getProperty("argLine"))
                .startsWith("-javaagent:")
                .doesNotContain("$");
    }

    @Test
    void forks_keep_what_they_weave_beside_the_agent() throws IOException {
        MavenProject project = edited(surefire(execution("default-test", "test")));

        prepare(session(project), project);

        String argument = project.getProperties().getProperty("monitor.argLine.surefire.default-test");
        Path agent = Path.of(argument.substring("-javaagent:".length(), argument.indexOf('=')));
        Path config = Path.of(argument.substring(argument.indexOf("config=") + "config=".length()));
        assertThat(MonitorConfigFile.read(config).wovenClasses())
                .isEqualTo(agent.toRealPath().resolveSibling("woven"));
    }

    @Test
    void a_path_with_a_space_is_quoted() throws IOException {
        folder = Files.createDirectory(folder.resolve("my project"));
        MavenProject project = edited(surefire(execution("default-test", "test")));

        prepare(session(project), project);

        assertThat(project.getProperties().getProperty("monitor.argLine.surefire.default-test"))
                .startsWith("\"-javaagent:")
                .endsWith(".properties\"");
    }

    @Test
    void without_the_participant_the_agent_is_put_before_the_property() throws IOException {
        MavenProject project = project(surefire(execution("default-test", "test")));
        project.getProperties().setProperty("argLine", "-javaagent:/m2/jacoco.jar=destfile=x");

        prepare(session(project), project);

        assertThat(project.getProperties().getProperty("argLine"))
                .startsWith("-javaagent:")
                .endsWith("/monitor/agent-unknown.properties -javaagent:/m2/jacoco.jar=destfile=x");
    }

    @Test
    void without_the_participant_twice_is_once() throws IOException {
        MavenProject project = project(surefire(execution("default-test", "test")));
        MavenSession session = session(project);
        prepare(session, project);
        String once = project.getProperties().getProperty("argLine");
        project.getProperties().setProperty("argLine", "-javaagent:/m2/jacoco.jar " + once);

        preparation(session, project).prepare("child", List.of());

        assertThat(project.getProperties()).containsEntry("argLine", "-javaagent:/m2/jacoco.jar " + once);
    }

    @Test
    void the_build_file_names_executions_blind_spots_and_where_surefire_writes() throws IOException {
        MavenProject project = project(surefire(execution("default-test", "test", argLine("-ea"))));

        prepare(session(project), project);

        assertThat(Files.readString(folder.resolve("target/monitor/build.json")))
                .contains("\"g:a\"", "surefire:default-test", "surefire-reports", "FIXED_ARG_LINE");
    }

    @Test
    void fork_files_of_other_builds_go_before_the_first_test_and_those_of_this_build_stay() throws IOException {
        MavenProject project = edited(surefire(execution("default-test", "test")));
        MavenSession session = session(project);
        Path forks = Files.createDirectories(folder.resolve("target/monitor/forks/surefire-default-test"));
        Path old = Files.writeString(forks.resolve("fork-1-1.jsonl"), "{}");
        prepare(session, project);
        Path own = Files.writeString(forks.resolve("fork-2-2.jsonl"), "{}");

        prepare(session, project);

        assertThat(old).doesNotExist();
        assertThat(own).exists();
    }

    @Test
    void where_all_tests_are_skipped_the_data_of_the_last_ones_stays() throws IOException {
        MavenProject project = edited(surefire(execution("default-test", "test")));
        Path forks = Files.createDirectories(folder.resolve("target/monitor/forks/surefire-default-test"));
        Path fork = Files.writeString(forks.resolve("fork-1-1.jsonl"), "{}");
        Path failure = Files.writeString(folder.resolve("target/monitor/failure.txt"), "killed");
        Path build = Files.writeString(folder.resolve("target/monitor/build.json"), "last");
        MavenSession session = session(project);

        prepare(session, project, Map.of("skipTests", "true"));

        assertThat(fork).exists();
        assertThat(failure).exists();
        assertThat(build).hasContent("last");
        assertThat(SharedSession.of(session).isLeft(target().resolve("monitor")))
                .isTrue();
        assertThat(SharedSession.of(session).preparedModules()).isEmpty();
    }

    @Test
    void where_some_tests_run_the_data_of_the_last_ones_goes() throws IOException {
        MavenProject project =
                edited(surefire(execution("default-test", "test")) + failsafe(execution("it", "integration-test")));
        Path forks = Files.createDirectories(folder.resolve("target/monitor/forks/failsafe-it"));
        Path fork = Files.writeString(forks.resolve("fork-1-1.jsonl"), "{}");

        prepare(session(project), project, Map.of("skipITs", "true"));

        assertThat(fork).doesNotExist();
    }

    @Test
    void skipped_tests_are_told_where_there_is_no_data() throws IOException {
        MavenProject project = edited(surefire(execution("default-test", "test")));

        prepare(session(project), project, Map.of("skipTests", "true"));

        assertThat(Files.readString(folder.resolve("target/monitor/build.json")))
                .contains("SKIPPED");
    }

    @Test
    void the_session_knows_the_folders_of_its_own_forks() throws IOException {
        MavenProject project = edited(surefire(execution("default-test", "test")));
        Files.createDirectories(folder.resolve("target/monitor/forks/surefire-default-cli"));
        MavenSession session = session(project);

        prepare(session, project);

        assertThat(SharedSession.of(session).forksFolders())
                .containsExactlyInAnyOrder(
                        target().resolve("monitor/forks/surefire-default-test"),
                        target().resolve("monitor/forks/unknown"));
    }

    @Test
    void a_second_run_of_the_lifecycle_is_a_second_invocation() throws IOException {
        MavenProject project = edited(surefire(execution("default-test", "test")));
        MavenSession session = session(project);
        prepare(session, project);

        prepare(session, project);

        assertThat(Files.readAllLines(folder.resolve("target/monitor/agent-surefire-default-test.properties")))
                .contains("invocation=2");
    }

    @Test
    void a_second_binding_in_the_same_run_is_not() throws IOException {
        MavenProject project = edited(surefire(execution("default-test", "test")));
        MavenSession session = session(project);
        prepare(session, project);

        preparation(session, project).prepare("child", List.of());

        assertThat(Files.readAllLines(folder.resolve("target/monitor/agent-surefire-default-test.properties")))
                .contains("invocation=1");
    }

    @Test
    void recordings_of_other_builds_go_with_their_fork_files() throws IOException {
        MavenProject project = edited(surefire(execution("default-test", "test")));
        Path forks = Files.createDirectories(folder.resolve("target/monitor/forks/surefire-default-test"));
        for (String name : List.of("fork-1-1.jfr", "fork-1-1.profile", "async-1-x.jfr", "async-profiler.log")) {
            Files.writeString(forks.resolve(name), "old");
        }

        prepare(session(project), project);

        assertThat(forks).isEmptyDirectory();
    }

    @Test
    void without_async_profiler_the_agent_alone_is_in_the_command_line() throws IOException {
        MavenProject project = edited(surefire(execution("default-test", "test")));
        Settings async = new Settings(
                SETTINGS.interval(),
                SETTINGS.processReadings(),
                SETTINGS.ownership(),
                Profile.ASYNC,
                "4",
                false,
                SETTINGS.exactPeakRss(),
                SETTINGS.allowedLeaks(),
                SETTINGS.stacks(),
                SETTINGS.propertyName(),
                SETTINGS.live(),
                SETTINGS.reportFormats());

        new Preparation(
                        session(project),
                        project,
                        async,
                        new KnownProperties(Map.of()),
                        version -> {
                            throw new IOException("offline");
                        },
                        new SystemStreamLog())
                .prepare("monitor-prepare-agent", List.of());

        assertThat(project.getProperties().getProperty("monitor.argLine.surefire.default-test"))
                .startsWith("-javaagent:")
                .doesNotContain("-agentpath");
    }

    @Test
    void a_goal_on_the_command_line_is_an_execution() throws IOException {
        MavenProject project = edited(surefire(""));

        List<String> names =
                preparation(session(List.of("surefire:test"), project), project).prepare("x", List.of());

        assertThat(names).containsExactly("surefire:default-cli");
        assertThat(project.getProperties().getProperty("monitor.argLine.surefire.default-cli"))
                .contains("agent-surefire-default-cli.properties");
    }

    private void prepare(MavenSession session, MavenProject project) throws IOException {
        preparation(session, project).prepare("monitor-prepare-agent", List.of());
    }

    private void prepare(MavenSession session, MavenProject project, Map<String, String> properties)
            throws IOException {
        preparation(session, project, properties).prepare("monitor-prepare-agent", List.of());
    }

    private static Preparation preparation(MavenSession session, MavenProject project) {
        return preparation(session, project, Map.of());
    }

    private static Preparation preparation(MavenSession session, MavenProject project, Map<String, String> properties) {
        return new Preparation(
                session,
                project,
                SETTINGS,
                new KnownProperties(properties),
                version -> Path.of("unused"),
                new SystemStreamLog());
    }

    private static MavenSession session(MavenProject project) {
        return session(List.of("verify"), project);
    }

    private static MavenSession session(List<String> goals, MavenProject project) {
        MavenSession session = Sessions.of(goals, project);
        SharedSession.of(session).one(BuildSession.class, () -> BuildSession.of(CONTEXT));
        return session;
    }

    private MavenProject edited(String plugins) {
        MavenProject project = project(plugins);
        new ArgLineEdit(project, null).apply();
        return project;
    }

    private MavenProject project(String plugins) {
        MavenProject project = projectWithBuild("<directory>" + target() + "</directory><testOutputDirectory>"
                + target() + "/test-classes</testOutputDirectory><plugins>" + plugins + "</plugins>");
        project.setFile(folder.resolve("pom.xml").toFile());
        try {
            Files.createDirectories(folder.resolve("src/test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return project;
    }

    private Path target() {
        return folder.resolve("target");
    }
}
