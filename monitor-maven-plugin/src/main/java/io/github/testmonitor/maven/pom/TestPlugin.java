package io.github.testmonitor.maven.pom;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;

/** A plugin that runs tests in forks. */
public enum TestPlugin {
    SUREFIRE("surefire", "test"),
    FAILSAFE("failsafe", "integration-test");

    private static final String GROUP_ID = "org.apache.maven.plugins";

    /** Maven 3.8 and older bind 2.12.4 where a POM names no version. */
    private static final Pattern BEFORE_LATE_REFERENCES = Pattern.compile("[01]\\..*|2\\.(\\d|1[0-6])([.-].*)?");

    private final String prefix;
    private final String goal;

    TestPlugin(String prefix, String goal) {
        this.prefix = prefix;
        this.goal = goal;
    }

    /** The word that stands for the plugin in the name of an execution: {@code surefire:default-test}. */
    public String prefix() {
        return prefix;
    }

    /** The goal that runs the tests. */
    public String goal() {
        return goal;
    }

    public String artifactId() {
        return "maven-" + prefix + "-plugin";
    }

    public static Optional<TestPlugin> of(Plugin plugin) {
        return Arrays.stream(values())
                .filter(one ->
                        GROUP_ID.equals(plugin.getGroupId()) && one.artifactId().equals(plugin.getArtifactId()))
                .findFirst();
    }

    /**
     * Whether the plugin is older than 2.17: it knows neither {@code @{…}} nor the number of a fork, and hands both to the shell and the
     * JVM as they stand, which then do not start.
     */
    static boolean isBeforeLateReferences(Plugin plugin) {
        String version = plugin.getVersion();
        return version != null && BEFORE_LATE_REFERENCES.matcher(version).matches();
    }

    public static Optional<TestPlugin> ofPrefix(String prefix) {
        return Arrays.stream(values()).filter(one -> one.prefix.equals(prefix)).findFirst();
    }

    /**
     * The project's plugins that run tests: those of its build, and those that are only managed, whose configuration counts
     * when a goal is called directly.
     */
    static List<Plugin> in(MavenProject project) {
        Build build = project.getBuild();
        PluginManagement management = build.getPluginManagement();
        Stream<Plugin> onlyManaged = management == null
                ? Stream.empty()
                : management.getPlugins().stream()
                        .filter(plugin -> build.getPlugins().stream()
                                .noneMatch(built -> built.getKey().equals(plugin.getKey())));
        return Stream.concat(build.getPlugins().stream(), onlyManaged)
                .filter(plugin -> of(plugin).isPresent())
                .toList();
    }
}
