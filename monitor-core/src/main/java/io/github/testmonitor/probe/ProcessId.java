package io.github.testmonitor.probe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** The number of this process. */
public final class ProcessId {
    private ProcessId() {}

    /** As its own PID namespace sees it; from /proc where there is one, since {@link ProcessHandle} takes 10 ms to load. */
    public static long own(Path root) {
        try {
            return Long.parseLong(
                    new File(root.toFile(), "proc/self").getCanonicalFile().getName());
        } catch (IOException | NumberFormatException noProc) {
            return ProcessHandle.current().pid();
        }
    }
}
