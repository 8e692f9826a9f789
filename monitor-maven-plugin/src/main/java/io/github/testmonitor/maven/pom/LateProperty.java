package io.github.testmonitor.maven.pom;

/**
 * The project property that brings the agent to one execution: {@code argLine} refers to it by {@code @{…}}, which Surefire
 * resolves when it starts the fork, long after the model was interpolated. Each execution has its own, because the agent must
 * know which execution it serves.
 */
public record LateProperty(TestPlugin plugin, String executionId) {

    /** The execution id that Maven gives to a goal called on the command line. */
    public static final String DIRECT_CALL = "default-cli";

    public String name() {
        return "monitor.argLine." + plugin.prefix() + "." + FileName.of(executionId);
    }

    /** The name of the folder that takes the execution's fork files. */
    public String folderName() {
        return plugin.prefix() + "-" + FileName.of(executionId);
    }

    String reference() {
        return "@{" + name() + "}";
    }

    /** For a plugin that knows no late one: Maven resolves it when the plugin is about to run, which is late enough. */
    String earlyReference() {
        return "${" + name() + "}";
    }
}
