package io.github.testmonitor.maven.pom;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Makes Surefire and Failsafe say what each class cost, below their own line of it: by a reporter of ours in their class loader. Only
 * from version 3.0.0 on, which is the first to take a reporter, and only where the user has none. Doing it twice changes nothing.
 */
public final class ClassLineEdit {
    private static final String PROPERTY = "monitor.consoleLine";
    private static final String PARAMETER = "consoleLine";
    private static final String REPORTER = "statelessTestsetInfoReporter";
    private static final String CLASS = "io.github.testmonitor.surefire.ClassLineReporter";
    private static final String ARTIFACT_ID = "monitor-surefire";

    /** The versions without that parameter, and the milestones in which it was still taking shape. */
    private static final Pattern WITHOUT_REPORTER = Pattern.compile("[012]\\..*|3\\.0\\.0-.*");

    private final MavenProject project;

    public ClassLineEdit(MavenProject project) {
        this.project = project;
    }

    /** Whether the user wants the line: unless it is switched off. */
    public static boolean isWanted(MavenSession session, MavenProject project) {
        String configured = MonitorPlugin.in(project)
                .map(plugin -> Configuration.of(plugin.getConfiguration()).value(PARAMETER))
                .orElse(null);
        String value = configured != null ? configured : BuildProperty.of(session, project, PROPERTY);
        return value == null || !value.strip().equalsIgnoreCase("false");
    }

    public void apply() {
        for (Plugin plugin : TestPlugin.in(project)) {
            String version = plugin.getVersion();
            if (version != null && !WITHOUT_REPORTER.matcher(version).matches()) {
                TestPlugin.of(plugin).ifPresent(kind -> edit(plugin, kind));
            }
        }
    }

    private void edit(Plugin plugin, TestPlugin kind) {
        boolean edited = false;
        Object ofPlugin = edited(new LateProperty(kind, LateProperty.DIRECT_CALL), plugin.getConfiguration());
        if (ofPlugin != null) {
            plugin.setConfiguration(ofPlugin);
            edited = true;
        }
        for (PluginExecution execution : plugin.getExecutions()) {
            Object ofExecution = edited(new LateProperty(kind, execution.getId()), execution.getConfiguration());
            if (ofExecution != null) {
                execution.setConfiguration(ofExecution);
                edited = true;
            }
        }
        if (edited) {
            plugin.addDependency(ours());
        }
    }

    /** Null where there is a reporter already. */
    private @Nullable Object edited(LateProperty execution, @Nullable Object model) {
        Configuration configuration = Configuration.of(model);
        if (configuration.child(REPORTER) != null) {
            return null;
        }
        ModelDom forks = ModelDom.named("forks");
        forks.setValue(Path.of(project.getBuild().getDirectory(), "monitor", "forks", execution.folderName())
                .toAbsolutePath()
                .toString());
        ModelDom reporter = ModelDom.named(REPORTER);
        reporter.setAttribute("implementation", CLASS);
        reporter.addChild(forks);
        return configuration.with(reporter);
    }

    private static Dependency ours() {
        Dependency dependency = new Dependency();
        dependency.setGroupId(MonitorPlugin.groupId());
        dependency.setArtifactId(ARTIFACT_ID);
        dependency.setVersion(MonitorPlugin.version());
        return dependency;
    }
}
