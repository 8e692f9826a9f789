package io.github.testmonitor.maven.session;

import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;

/** Maven sessions without Maven. */
public final class Sessions {
    private Sessions() {}

    @SuppressWarnings("deprecation") // The only constructor that asks for no container.
    public static MavenSession of(List<String> goals, MavenProject... projects) {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setGoals(goals);
        request.setStartTime(new Date());
        MavenSession session = new MavenSession(
                null, MavenRepositorySystemUtils.newSession(), request, new DefaultMavenExecutionResult());
        session.setProjects(Arrays.asList(projects));
        session.setAllProjects(Arrays.asList(projects));
        return session;
    }
}
