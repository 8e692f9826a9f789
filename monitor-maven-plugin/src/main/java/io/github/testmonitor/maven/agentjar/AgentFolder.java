package io.github.testmonitor.maven.agentjar;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Where the agent is unpacked. */
public final class AgentFolder {
    private AgentFolder() {}

    /**
     * The folder of the top project, once for the session, where it is certain that the top project is built before this one:
     * else its {@code clean} could take the agent away while forks are starting. Then the project has its own.
     */
    public static Path of(MavenSession session, MavenProject project) {
        MavenProject top = session.getTopLevelProject();
        boolean topIsDone = top.equals(project)
                || session.getProjectDependencyGraph()
                        .getUpstreamProjects(project, true)
                        .contains(top);
        MavenProject owner = topIsDone ? top : project;
        return Path.of(owner.getBuild().getDirectory(), "monitor", "agent");
    }
}
