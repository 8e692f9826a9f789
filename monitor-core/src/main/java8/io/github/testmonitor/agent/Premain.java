package io.github.testmonitor.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls before its main class. On Java 17 and later it starts {@code Agent}; on an older one it leaves the fork
 * alone and says so in a fork file. Whatever goes wrong, the tests run as if it were not there, and nothing is printed.
 *
 * <p>Neither lambdas nor {@code String.format} on this way: both are paid for in every fork.
 */
public final class Premain {
    private static final int OLDEST_JAVA = 17;
    private static final String AGENT = "io.github.testmonitor.agent.Agent";

    /**
     * The agent may stand twice in the command line, also in two versions: the class is then the first one's for both, as all
     * agents share the system class loader.
     */
    private static boolean started;

    private Premain() {}

    /** Called by the JVM. Arguments: see {@link AgentArguments}. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            AgentArguments parsed = AgentArguments.parse(arguments);
            if (parsed != null && isFirst()) {
                start(parsed, instrumentation);
            }
        } catch (Throwable ours) {
            // A fork without measurements is better than one without tests; the report says that there are none.
        }
    }

    private static synchronized boolean isFirst() {
        boolean first = !started;
        started = true;
        return first;
    }

    private static void start(AgentArguments arguments, Instrumentation instrumentation)
            throws IOException, ReflectiveOperationException {
        int java = featureVersion(System.getProperty("java.specification.version"));
        if (java < OLDEST_JAVA) {
            leaveAlone(arguments, "java " + java);
            return;
        }
        Class<?> agent;
        try {
            agent = Class.forName(AGENT);
        } catch (ClassNotFoundException missing) {
            leaveAlone(arguments, "the agent lacks its monitor-boot.jar");
            return;
        }
        agent.getMethod("start", Integer.class, String.class, Instrumentation.class)
                .invoke(null, arguments.fork(), arguments.configPath(), instrumentation);
    }

    private static void leaveAlone(AgentArguments arguments, String reason) throws IOException {
        new DisabledRecord(reason, System.currentTimeMillis(), pid()).writeFor(new File(arguments.configPath()));
    }

    /** 8 of {@code 1.8}, 17 of {@code 17}. */
    static int featureVersion(String specificationVersion) {
        return Integer.parseInt(
                specificationVersion.startsWith("1.") ? specificationVersion.substring(2) : specificationVersion);
    }

    /** Java 8 cannot tell without the management beans, which a fork that is left alone need not load. */
    static @Nullable Long pid() {
        try {
            Class<?> handle = Class.forName("java.lang.ProcessHandle");
            return (Long)
                    handle.getMethod("pid").invoke(handle.getMethod("current").invoke(null));
        } catch (ReflectiveOperationException java8) {
            return null;
        }
    }
}
