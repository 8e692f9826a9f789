package io.github.testmonitor.maven.pom;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A property as Maven would resolve it for a parameter: the command line first, the POM last. */
final class BuildProperty {
    private BuildProperty() {}

    static @Nullable String of(MavenSession session, MavenProject project, String name) {
        String user = session.getUserProperties().getProperty(name);
        if (user != null) {
            return user;
        }
        String system = session.getSystemProperties().getProperty(name);
        return system != null ? system : project.getProperties().getProperty(name);
    }
}
