package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.maven.pom.ArgLineEdit;
import io.github.testmonitor.maven.pom.TestExecution;
import io.github.testmonitor.report.build.BuildFile.Blindness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.testmonitor.maven.pom.Models.execution;
import static io.github.testmonitor.maven.pom.Models.failsafe;
import static io.github.testmonitor.maven.pom.Models.projectWithBuild;
import static io.github.testmonitor.maven.pom.Models.surefire;
import static org.assertj.core.api.Assertions.assertThat;

class BlindSpotTest {
    @TempDir
    Path folder;

    @BeforeEach
    void there_are_tests() throws IOException {
        Files.createDirectories(folder.resolve("src/test"));
    }

    @Test
    void an_execution_without_arg_line_takes_the_property() {
        assertThat(blindness("", Map.of(), false)).isEmpty();
    }

    @Test
    void an_arg_line_with_the_property_takes_it() {
        assertThat(blindness("<argLine>@{argLine} -ea</argLine>", Map.of(), true))
                .isEmpty();
    }

    @Test
    void a_fixed_arg_line_does_not() {
        assertThat(blindness("<argLine>-ea</argLine>", Map.of(), false)).contains(Blindness.FIXED_ARG_LINE);
    }

    @Test
    void the_command_line_beats_the_property() {
        assertThat(blindness("", Map.of(), true)).contains(Blindness.COMMAND_LINE_ARG_LINE);
    }

    @Test
    void the_participant_reaches_them_all() {
        MavenProject project = project(surefire(execution("x", "test", configuration("<argLine>-ea</argLine>"))));
        new ArgLineEdit(project, "-Dx").apply();

        assertThat(blindness(project, Map.of(), true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0C", "0.0C"})
    void no_fork_is_seen_where_there_is_none(String forkCount) {
        assertThat(blindness("<forkCount>" + forkCount + "</forkCount>", Map.of(), false))
                .contains(Blindness.FORK_COUNT_ZERO);
        assertThat(blindness("", Map.of("forkCount", forkCount), false)).contains(Blindness.FORK_COUNT_ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10", "0.5C", "1C"})
    void any_fork_is_seen(String forkCount) {
        assertThat(blindness("<forkCount>" + forkCount + "</forkCount>", Map.of(), false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"skipTests", "maven.test.skip", "maven.test.skip.exec"})
    void skipped_tests_are_named_as_such(String property) {
        assertThat(blindness("<forkCount>0</forkCount>", Map.of(property, "true"), false))
                .contains(Blindness.SKIPPED);
    }

    @Test
    void skipping_integration_tests_skips_those_only() {
        Map<String, String> properties = Map.of("skipITs", "true");
        MavenProject integration = project(failsafe(execution("it", "integration-test")));

        assertThat(blindness(integration, properties, false)).contains(Blindness.SKIPPED);
        assertThat(blindness("", properties, false)).isEmpty();
    }

    @Test
    void a_module_without_test_sources_and_classes_has_no_tests() throws IOException {
        Files.delete(folder.resolve("src/test"));

        assertThat(blindness("", Map.of(), false)).contains(Blindness.NO_TESTS);
    }

    @Test
    void tests_may_come_from_elsewhere() throws IOException {
        Files.delete(folder.resolve("src/test"));

        assertThat(blindness("<dependenciesToScan><dependency>g:a</dependency></dependenciesToScan>", Map.of(), false))
                .isEmpty();
    }

    @Test
    void a_fixed_arg_line_is_mended_by_the_very_line_to_write() {
        MavenProject project = project(surefire(execution("x", "test", configuration("<argLine>-ea</argLine>"))));

        assertThat(new BlindSpot(project, "argLine", false)
                        .advice(TestExecution.in(project).get(0), Blindness.FIXED_ARG_LINE))
                .contains("The tests of surefire:x will not be measured: its <argLine> does not take the agent. Set "
                        + "<extensions>true</extensions> on monitor-maven-plugin, or write "
                        + "<argLine>@{argLine} -ea</argLine>.");
    }

    private Optional<Blindness> blindness(String configuration, Map<String, String> properties, boolean commandLine) {
        return blindness(
                project(surefire(execution("x", "test", configuration(configuration)))), properties, commandLine);
    }

    private static Optional<Blindness> blindness(
            MavenProject project, Map<String, String> properties, boolean commandLine) {
        TestExecution execution = TestExecution.in(project).get(0);
        ExecutionParameters parameters = new ExecutionParameters(execution, new KnownProperties(properties));
        return new BlindSpot(project, "argLine", commandLine).of(execution, parameters);
    }

    private static String configuration(String elements) {
        return "<configuration>" + elements + "</configuration>";
    }

    private MavenProject project(String plugin) {
        MavenProject project = projectWithBuild("<testOutputDirectory>" + folder.resolve("test-classes")
                + "</testOutputDirectory><plugins>" + plugin + "</plugins>");
        project.setFile(folder.resolve("pom.xml").toFile());
        return project;
    }
}
