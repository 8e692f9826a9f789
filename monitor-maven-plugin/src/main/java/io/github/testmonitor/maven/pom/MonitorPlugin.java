package io.github.testmonitor.maven.pom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;

/** This plugin: its coordinates, and where it stands in a project's model. */
public final class MonitorPlugin {
    public static final String PREPARE_AGENT = "prepare-agent";
    public static final String CHECK = "check";

    /** The execution by which the participant binds {@value #PREPARE_AGENT}. */
    static final String BOUND_EXECUTION = "monitor-prepare-agent";

    private static final Properties COORDINATES = read();

    private MonitorPlugin() {}

    static String groupId() {
        return coordinate("groupId");
    }

    public static String version() {
        return coordinate("version");
    }

    /** The goal in a form that Maven understands in every project. */
    public static String fullGoal(String goal) {
        return coordinate("groupId") + ":" + coordinate("artifactId") + ":" + version() + ":" + goal;
    }

    /** This plugin in the project's build, whatever its version. */
    public static Optional<Plugin> in(MavenProject project) {
        return find(project.getBuild().getPlugins());
    }

    /** Binds {@value #PREPARE_AGENT} to the phase initialize, unless the project has done it already. */
    public static void bindPrepareAgent(MavenProject project) {
        Plugin plugin = in(project).orElseGet(() -> addTo(project));
        boolean bound = plugin.getExecutions().stream()
                .anyMatch(execution -> execution.getGoals().contains(PREPARE_AGENT));
        if (bound) {
            return;
        }
        PluginExecution execution = new PluginExecution();
        execution.setId(BOUND_EXECUTION);
        execution.setPhase("initialize");
        execution.addGoal(PREPARE_AGENT);
        execution.setConfiguration(Configuration.of(plugin.getConfiguration()).copy());
        plugin.addExecution(execution);
        plugin.flushExecutionMap();
    }

    /** Lets Maven find the goals by their prefix in a project whose POM does not name the plugin: it looks in the model. */
    public static void makeKnownTo(MavenProject project) {
        if (in(project).isEmpty() && managedIn(project).isEmpty()) {
            addTo(project);
        }
    }

    private static Optional<Plugin> managedIn(MavenProject project) {
        PluginManagement management = project.getBuild().getPluginManagement();
        return management == null ? Optional.empty() : find(management.getPlugins());
    }

    private static Plugin addTo(MavenProject project) {
        Build build = project.getBuild();
        Plugin plugin = managedIn(project).map(Plugin::clone).orElseGet(Plugin::new);
        plugin.setGroupId(coordinate("groupId"));
        plugin.setArtifactId(coordinate("artifactId"));
        if (plugin.getVersion() == null) {
            plugin.setVersion(version());
        }
        build.addPlugin(plugin);
        build.flushPluginMap();
        return plugin;
    }

    private static Optional<Plugin> find(List<Plugin> plugins) {
        String key = Plugin.constructKey(coordinate("groupId"), coordinate("artifactId"));
        return plugins.stream().filter(plugin -> plugin.getKey().equals(key)).findFirst();
    }

    private static String coordinate(String name) {
        return Objects.requireNonNull(COORDINATES.getProperty(name), name);
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(
                MonitorPlugin.class.getResourceAsStream("plugin.properties"), "plugin.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
