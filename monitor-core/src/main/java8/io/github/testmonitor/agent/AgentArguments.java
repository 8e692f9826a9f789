package io.github.testmonitor.agent;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind the agent's jar: {@code fork=1,config=/path/to/agent.properties}. The path is the rest of the line, commas
 * and equals signs included; other keys before it are left to later versions.
 */
final class AgentArguments {
    private static final String CONFIG = "config=";
    private static final String FORK = "fork=";

    private final @Nullable Integer fork;
    private final String configPath;

    private AgentArguments(@Nullable Integer fork, String configPath) {
        this.fork = fork;
        this.configPath = configPath;
    }

    /** Null if there is no config to go by. */
    static @Nullable AgentArguments parse(@Nullable String arguments) {
        if (arguments == null) {
            return null;
        }
        int config = arguments.startsWith(CONFIG) ? 0 : arguments.indexOf("," + CONFIG) + 1;
        if (!arguments.startsWith(CONFIG, config) || arguments.length() == config + CONFIG.length()) {
            return null;
        }
        return new AgentArguments(fork(arguments.substring(0, config)), arguments.substring(config + CONFIG.length()));
    }

    /** Counts from 1; null where Surefire did not put a number in the place of its placeholder. */
    @Nullable
    Integer fork() {
        return fork;
    }

    String configPath() {
        return configPath;
    }

    private static @Nullable Integer fork(String keys) {
        for (String key : keys.split(",", -1)) {
            if (key.startsWith(FORK)) {
                try {
                    int number = Integer.parseInt(key.substring(FORK.length()));
                    return number > 0 ? number : null;
                } catch (NumberFormatException placeholder) {
                    // ${surefire.forkNumber} left as it was, or Maven's null for it: the fork is not numbered.
                    return null;
                }
            }
        }
        return null;
    }
}
