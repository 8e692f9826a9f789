package io.github.testmonitor.maven.pom;

import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A property as Maven would resolve it for a parameter: the command line first, the POM last. */
public final class BuildProperty {
    private BuildProperty() {}

    static @Nullable String of(MavenSession session, MavenProject project, String name) {
        return all(session, project).stream()
                .map(some -> some.getProperty(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Where properties are, the stronger first. */
    public static List<Properties> all(MavenSession session, MavenProject project) {
        return List.of(session.getUserProperties(), session.getSystemProperties(), project.getProperties());
    }
}
