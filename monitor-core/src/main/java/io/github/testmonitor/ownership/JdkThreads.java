package io.github.testmonitor.ownership;

/**
 * Threads that the JDK starts with whoever needs them first, and keeps for all who follow: those that wait for sockets on behalf of virtual
 * threads, for delays on behalf of a ForkJoinPool, those that clean. What they do by themselves is nobody's.
 */
public final class JdkThreads {
    /** The JDK makes threads of it for its own purposes alone. */
    private static final String INNOCUOUS = "jdk.internal.misc.InnocuousThread";
    /** From JDK 25 on. */
    private static final String DELAY_SCHEDULER = "java.util.concurrent.DelayScheduler";
    /** Virtual, from JDK 22 on. */
    private static final String SUB_POLLER = "SubPoller-";

    private JdkThreads() {}

    /** Whether that platform thread is such a one. */
    public static boolean serves(Thread platform) {
        String type = platform.getClass().getName();
        return type.equals(INNOCUOUS) || type.equals(DELAY_SCHEDULER);
    }

    /** Whether that virtual thread is such a one; they are known by their names only. */
    static boolean servesVirtually(Thread virtual) {
        return virtual.getName().startsWith(SUB_POLLER);
    }
}
