package io.github.testmonitor.maven.report;

import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.report.ModuleFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/** The modules that a report is about. */
public final class ReportModules {
    private ReportModules() {}

    public static ModuleFolder of(MavenProject project) {
        return new ModuleFolder(project.getName(), MonitorFolder.of(project).path());
    }

    /** Whether an aggregate at this project has anything to say that its own report does not. */
    public static boolean aggregatesAt(MavenProject project, MavenSession session) {
        return others(project, session)
                .anyMatch(other -> MonitorFolder.of(other).hasData());
    }

    /**
     * What an aggregate at this project is about: the modules below it, and those of the reactor that it depends on, so that
     * both a parent and a last module for reports work; and the project itself. Only those that have data.
     */
    public static List<ModuleFolder> below(MavenProject project, MavenSession session) {
        return Stream.concat(others(project, session), Stream.of(project))
                .filter(one -> MonitorFolder.of(one).hasData())
                .map(ReportModules::of)
                .toList();
    }

    /**
     * What the end of a session is about: the modules whose tests it prepared, and, where it is of several modules, those of the
     * reactor that it left out and that have data of an older build, so that the page can name them.
     *
     * @param prepared names by the folder of their data, in their order
     */
    public static List<ModuleFolder> ofSession(MavenSession session, Map<Path, String> prepared) {
        Stream<ModuleFolder> measured =
                prepared.entrySet().stream().map(module -> new ModuleFolder(module.getValue(), module.getKey()));
        if (session.getProjects().size() < 2) {
            return measured.toList();
        }
        Stream<ModuleFolder> leftOut = session.getAllProjects().stream()
                .filter(project ->
                        !prepared.containsKey(MonitorFolder.of(project).path()))
                .filter(project -> MonitorFolder.of(project).hasData())
                .map(ReportModules::of);
        return Stream.concat(measured, leftOut).toList();
    }

    private static Stream<MavenProject> others(MavenProject project, MavenSession session) {
        List<MavenProject> below = Objects.requireNonNullElse(project.getCollectedProjects(), List.of());
        return session.getAllProjects().stream().filter(other -> below.contains(other) || dependsOn(project, other));
    }

    private static boolean dependsOn(MavenProject project, MavenProject other) {
        return project.getDependencies().stream().anyMatch(dependency -> isArtifactOf(dependency, other));
    }

    private static boolean isArtifactOf(Dependency dependency, MavenProject project) {
        return dependency.getGroupId().equals(project.getGroupId())
                && dependency.getArtifactId().equals(project.getArtifactId())
                && dependency.getVersion().equals(project.getVersion());
    }
}
