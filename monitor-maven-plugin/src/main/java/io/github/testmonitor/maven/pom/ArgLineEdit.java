package io.github.testmonitor.maven.pom;

import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Makes every argLine of a project take a late property. Executions hold merged copies of their plugin's configuration, so
 * that both are edited: the plugin's own serves goals called directly. Doing it twice changes nothing.
 */
public final class ArgLineEdit {
    private final MavenProject project;
    private final @Nullable String commandLineArgLine;

    /** @param commandLineArgLine the value of {@code -DargLine}, or null */
    public ArgLineEdit(MavenProject project, @Nullable String commandLineArgLine) {
        this.project = project;
        this.commandLineArgLine = commandLineArgLine;
    }

    public void apply() {
        for (Plugin plugin : TestPlugin.in(project)) {
            TestPlugin.of(plugin).ifPresent(kind -> edit(plugin, kind));
        }
    }

    private void edit(Plugin plugin, TestPlugin kind) {
        plugin.setConfiguration(
                edited(plugin, new LateProperty(kind, LateProperty.DIRECT_CALL), plugin.getConfiguration()));
        for (PluginExecution execution : plugin.getExecutions()) {
            if (execution.getGoals().isEmpty() || execution.getGoals().contains(kind.goal())) {
                execution.setConfiguration(
                        edited(plugin, new LateProperty(kind, execution.getId()), execution.getConfiguration()));
            }
        }
    }

    private Object edited(Plugin plugin, LateProperty late, @Nullable Object model) {
        Configuration configuration = Configuration.of(model);
        String existing = configuration.value(ArgLine.PARAMETER);
        String argLine = TestPlugin.isBeforeLateReferences(plugin)
                ? ArgLine.withEarly(late, existing)
                : ArgLine.with(late, existing, property());
        define(late.name());
        if (ArgLine.takes(argLine, ArgLine.PROPERTY)) {
            defineArgLine();
        }
        return configuration.with(ArgLine.PARAMETER, argLine);
    }

    private @Nullable String property() {
        return commandLineArgLine != null
                ? commandLineArgLine
                : project.getProperties().getProperty(ArgLine.PROPERTY);
    }

    /**
     * An undefined reference would reach the command line of the fork as it stands, and kill it. Not by {@code putIfAbsent}, which the
     * properties of Maven 4.0.0-rc-4 take and forget.
     */
    private void define(String property) {
        Properties properties = project.getProperties();
        if (properties.getProperty(property) == null) {
            properties.setProperty(property, "");
        }
    }

    /** {@code @{argLine}} sees project properties only: without the copy, the user's {@code -DargLine} would be lost. */
    private void defineArgLine() {
        Properties properties = project.getProperties();
        if (commandLineArgLine != null) {
            properties.setProperty(ArgLine.PROPERTY, commandLineArgLine);
        } else {
            define(ArgLine.PROPERTY);
        }
    }
}
