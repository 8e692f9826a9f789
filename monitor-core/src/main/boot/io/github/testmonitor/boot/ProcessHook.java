package io.github.testmonitor.boot;

import org.jspecify.annotations.Nullable;

/** Where the code woven into {@link ProcessBuilder} tells of a process that was started, on the thread that started it. */
public final class ProcessHook {
    private static volatile @Nullable ProcessEvents events;

    private ProcessHook() {}

    /** Sends all that follows to the given listener, or, with null, nowhere. */
    public static void connect(@Nullable ProcessEvents listener) {
        events = listener;
    }

    /** Never throws: it stands between a test and its process. */
    public static void started(Process process) {
        try {
            ProcessEvents listener = events;
            if (listener != null) {
                listener.started(process);
            }
        } catch (Throwable ours) {
            // The process has started, and that is all that the test wants.
        }
    }
}
