package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.maven.pom.ArgLine;
import java.nio.file.Path;

/** The argument that loads the agent into a fork. */
final class AgentArgument {
    /** Surefire writes the fork's number here, but only where text follows: see {@link #of}. */
    private static final String FORK_NUMBER = "${surefire.forkNumber}";

    private AgentArgument() {}

    /**
     * The argument, quoted for argLine. The placeholder must not come last: Maven resolves a value that ends with a brace
     * itself, to null.
     */
    static String of(Path agentJar, Path config) {
        return of(agentJar, "fork=" + FORK_NUMBER + ",", config);
    }

    /** The argument for a plugin that knows of no placeholder. */
    static String withoutNumber(Path agentJar, Path config) {
        return of(agentJar, "", config);
    }

    private static String of(Path agentJar, String number, Path config) {
        return ArgLine.quoted("-javaagent:" + agentJar + "=" + number + "config=" + config);
    }

    /** The property's value with the agent before what stands there; unchanged if it has this agent already. */
    static String before(String value, String agent) {
        if (value.contains(agent)) {
            return value;
        }
        return value.isBlank() ? agent : agent + " " + value;
    }
}
