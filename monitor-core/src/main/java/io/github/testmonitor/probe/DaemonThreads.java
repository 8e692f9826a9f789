package io.github.testmonitor.probe;

/**
 * Makes the monitor's own threads so that nobody meets them: they let the JVM end, live in the topmost thread group, where no
 * test that lists its own group finds them, and keep no class loader and no inherited thread locals of anyone alive.
 */
public final class DaemonThreads {
    private DaemonThreads() {}

    /** A thread that is yet to be started. */
    public static Thread of(String name, Runnable work) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread thread = new Thread(group, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
