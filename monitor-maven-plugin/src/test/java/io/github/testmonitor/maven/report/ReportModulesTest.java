package io.github.testmonitor.maven.report;

import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.pom.Models;
import io.github.testmonitor.maven.session.Sessions;
import io.github.testmonitor.report.ModuleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ReportModulesTest {
    @TempDir
    Path folder;

    @Test
    void a_parent_shows_the_modules_below_it_that_have_data() throws IOException {
        MavenProject parent = module("parent");
        MavenProject measured = withData(module("measured"));
        MavenProject other = module("other");
        parent.setCollectedProjects(List.of(measured, other));

        assertThat(below(parent, parent, measured, other)).containsExactly("measured");
    }

    @Test
    void a_last_module_shows_those_that_it_depends_on_and_itself() throws IOException {
        MavenProject last = withData(module("last"));
        MavenProject needed = withData(module("needed"));
        MavenProject stranger = withData(module("stranger"));
        last.getModel().addDependency(dependency("needed"));

        assertThat(below(last, needed, stranger, last)).containsExactly("needed", "last");
    }

    @Test
    void there_is_no_aggregate_of_one() throws IOException {
        MavenProject alone = withData(module("alone"));

        assertThat(ReportModules.aggregatesAt(alone, Sessions.of(List.of(), alone)))
                .isFalse();
    }

    @Test
    void there_is_no_aggregate_of_modules_without_data() {
        MavenProject parent = module("parent");
        MavenProject other = module("other");
        parent.setCollectedProjects(List.of(other));

        assertThat(ReportModules.aggregatesAt(parent, Sessions.of(List.of(), parent, other)))
                .isFalse();
    }

    @Test
    void a_session_of_several_modules_has_those_with_older_data_too() throws IOException {
        MavenProject built = withData(module("built"));
        MavenProject empty = module("empty");
        MavenProject older = withData(module("older"));
        MavenSession session = Sessions.of(List.of(), built, empty, older);

        assertThat(ReportModules.ofSession(
                        session, Map.of(MonitorFolder.of(built).path(), "built")))
                .extracting(ModuleFolder::name)
                .containsExactly("built", "older");
    }

    @Test
    void a_session_of_one_module_is_about_that_one() throws IOException {
        MavenProject built = withData(module("built"));

        assertThat(ReportModules.ofSession(
                        Sessions.of(List.of(), built),
                        Map.of(MonitorFolder.of(built).path(), "built")))
                .extracting(ModuleFolder::name)
                .containsExactly("built");
    }

    private static List<String> below(MavenProject project, MavenProject... reactor) {
        MavenSession session = Sessions.of(List.of(), reactor);
        return ReportModules.below(project, session).stream()
                .map(ModuleFolder::name)
                .toList();
    }

    private MavenProject module(String artifactId) {
        MavenProject project = Models.projectWithBuild(
                "<directory>" + folder.resolve(artifactId).resolve("target") + "</directory>");
        project.setArtifactId(artifactId);
        project.setName(artifactId);
        return project;
    }

    private static MavenProject withData(MavenProject project) throws IOException {
        Path monitor = Files.createDirectories(Path.of(project.getBuild().getDirectory(), "monitor"));
        Files.createFile(monitor.resolve("build.json"));
        return project;
    }

    private static Dependency dependency(String artifactId) {
        Dependency dependency = new Dependency();
        dependency.setGroupId("g");
        dependency.setArtifactId(artifactId);
        dependency.setVersion("1");
        return dependency;
    }
}
