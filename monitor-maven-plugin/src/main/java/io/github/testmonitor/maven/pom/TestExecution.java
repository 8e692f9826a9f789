package io.github.testmonitor.maven.pom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * An execution of Surefire or Failsafe that runs tests, as the model has it.
 *
 * @param beforeLateReferences whether the plugin is too old for {@code @{…}} and for the number of a fork
 */
public record TestExecution(TestPlugin plugin, String id, Configuration configuration, boolean beforeLateReferences) {

    private static final List<String> TESTS_FROM_ELSEWHERE = List.of("testClassesDirectory", "dependenciesToScan");

    /** {@code surefire:default-test}, as in fork files and build.json. */
    public String name() {
        return plugin.prefix() + ":" + id;
    }

    public LateProperty late() {
        return new LateProperty(plugin, id);
    }

    /** Whether the participant has made this execution's argLine take its late property. */
    public boolean takesLateProperty() {
        String argLine = configuration.value(ArgLine.PARAMETER);
        return argLine != null && (argLine.contains(late().reference()) || argLine.contains(late().earlyReference()));
    }

    /**
     * Whether tests may run in a module. One of packaging pom has no such lifecycle: it runs some only where its POM binds a test plugin
     * and there is something for it, which a parent that only hands its executions down does not have.
     */
    public static boolean mayBeIn(MavenProject project) {
        return !project.getPackaging().equals("pom")
                || in(project).stream().anyMatch(execution -> execution.hasTestsIn(project.getBuild()));
    }

    private boolean hasTestsIn(Build build) {
        return TESTS_FROM_ELSEWHERE.stream().anyMatch(parameter -> configuration.child(parameter) != null)
                || isFolder(build.getTestSourceDirectory())
                || isFolder(build.getTestOutputDirectory());
    }

    private static boolean isFolder(@Nullable String path) {
        return path != null && Files.isDirectory(Path.of(path));
    }

    /** The executions of the project's lifecycle, in the order of the model. */
    public static List<TestExecution> in(MavenProject project) {
        List<TestExecution> executions = new ArrayList<>();
        for (Plugin plugin : project.getBuild().getPlugins()) {
            TestPlugin.of(plugin)
                    .ifPresent(kind -> plugin.getExecutions().stream()
                            .filter(execution -> execution.getGoals().contains(kind.goal()))
                            .map(execution -> of(kind, plugin, execution))
                            .forEach(executions::add));
        }
        return executions;
    }

    private static TestExecution of(TestPlugin kind, Plugin plugin, PluginExecution execution) {
        return of(kind, plugin, execution.getId(), execution.getConfiguration());
    }

    private static TestExecution of(TestPlugin kind, Plugin plugin, String id, @Nullable Object configuration) {
        return new TestExecution(kind, id, Configuration.of(configuration), TestPlugin.isBeforeLateReferences(plugin));
    }

    /** The execution that a goal on the command line makes: its own one if the model has it, else with the plugin's configuration. */
    public static TestExecution ofDirectCall(MavenProject project, TestPlugin kind, String id) {
        for (Plugin plugin : TestPlugin.in(project)) {
            if (TestPlugin.of(plugin).filter(kind::equals).isPresent()) {
                return plugin.getExecutions().stream()
                        .filter(execution -> execution.getId().equals(id))
                        .findFirst()
                        .map(execution -> of(kind, plugin, execution))
                        .orElseGet(() -> of(kind, plugin, id, plugin.getConfiguration()));
            }
        }
        return new TestExecution(kind, id, Configuration.of(null), false);
    }
}
