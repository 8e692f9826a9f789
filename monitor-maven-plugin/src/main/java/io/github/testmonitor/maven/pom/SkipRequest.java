package io.github.testmonitor.maven.pom;

import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Whether somebody wants the build as it would be without us: on the command line, as a property, or in the plugin's configuration. */
public final class SkipRequest {
    private static final String PROPERTY = "monitor.skip";
    private static final String PARAMETER = "skip";

    private SkipRequest() {}

    public static boolean standsFor(MavenSession session, MavenProject project) {
        return inProperties(session, project)
                || MonitorPlugin.in(project).map(SkipRequest::in).orElse(false);
    }

    /** Counts for every goal, even where a POM configures {@code <skip>false</skip>}: -Dmonitor.skip always helps. */
    public static boolean inProperties(MavenSession session, MavenProject project) {
        return isTrue(BuildProperty.of(session, project, PROPERTY));
    }

    private static boolean in(Plugin plugin) {
        List<PluginExecution> preparing = plugin.getExecutions().stream()
                .filter(execution -> execution.getGoals().contains(MonitorPlugin.PREPARE_AGENT))
                .toList();
        return preparing.isEmpty()
                ? skips(plugin.getConfiguration())
                : preparing.stream().allMatch(execution -> skips(execution.getConfiguration()));
    }

    private static boolean skips(@Nullable Object configuration) {
        return isTrue(Configuration.of(configuration).value(PARAMETER));
    }

    private static boolean isTrue(@Nullable String value) {
        return value != null && Boolean.parseBoolean(value.strip());
    }
}
