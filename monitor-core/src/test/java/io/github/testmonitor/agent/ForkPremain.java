package io.github.testmonitor.agent;

import java.lang.instrument.Instrumentation;

/** Starts the agent in the JVMs of {@link AgentTest}; takes the path of the config alone. */
public final class ForkPremain {
    private ForkPremain() {}

    public static void premain(String configPath, Instrumentation instrumentation) {
        Agent.start(1, configPath, instrumentation);
    }
}
