package io.github.testmonitor.session;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where tests run without a fork, inside Maven's own JVM, there is no agent to make a session: the build puts the listeners on the tests'
 * class path, and a resource that says where the agent's config is. Each run of tests then has a session of its own, as the class
 * loader that it lives in may be gone after it. Java 8 byte code; without the resource it does nothing.
 */
public final class MavensOwnJvm {
    /** A properties file on the class path; its key {@value #CONFIG} is the path of the config. */
    public static final String RESOURCE = "io/github/testmonitor/mavens-own-jvm.properties";

    public static final String CONFIG = "config";

    private static final String AGENT = "io.github.testmonitor.agent.Agent";

    private static @Nullable Runnable closing;

    private MavensOwnJvm() {}

    /** The session of this JVM: the agent's, else one for the run of tests that begins now; null where neither is to be had. */
    public static synchronized @Nullable TestEvents begin() {
        TestEvents events = Joint.events();
        return events != null ? events : open();
    }

    /** The run of tests has ended, and with it the session that was made for it; nothing happens where there was none. */
    public static synchronized void end() {
        Runnable close = closing;
        closing = null;
        if (close != null) {
            Joint.connect(null);
            close.run();
        }
    }

    private static @Nullable TestEvents open() {
        // Of the boot class path in a fork, where nothing is to be opened.
        ClassLoader loader = MavensOwnJvm.class.getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                return null;
            }
            Properties properties = new Properties();
            properties.load(in);
            Method start = Class.forName(AGENT).getMethod("startInMaven", String.class);
            closing = (Runnable) start.invoke(null, properties.getProperty(CONFIG));
            return Joint.events();
        } catch (Throwable ours) {
            // On an older Java, or without the config: the tests run as if it were not there, and the report says that
            // none was seen.
            return null;
        }
    }
}
