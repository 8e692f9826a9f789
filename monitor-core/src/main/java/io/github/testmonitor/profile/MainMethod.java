package io.github.testmonitor.profile;

/** Tells when the program begins. */
final class MainMethod {
    private static final String NAME = "main";
    private static final long PAUSE_MILLIS = 5;
    /** Then the JVM was started in some other way, or by a program of many agents: some 10 s. */
    private static final int MOST_LOOKS = 2_000;

    private MainMethod() {}

    /**
     * Waits until the thread runs the program's main method, or has ended. Before, it runs the agents' premain methods and looks for
     * the main class. Returns early where it is interrupted, as a test may do with all threads: then the program has begun.
     */
    static void await(Thread thread) {
        try {
            for (int look = 0; look < MOST_LOOKS && thread.isAlive() && !isIn(thread.getStackTrace()); look++) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException begun) {
            // This thread does nothing after that could wait and would have to be interrupted.
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the outermost call is that of a main method; the launcher's own methods and those of agents have other names. */
    static boolean isIn(StackTraceElement[] stack) {
        return stack.length > 0 && stack[stack.length - 1].getMethodName().equals(NAME);
    }
}
