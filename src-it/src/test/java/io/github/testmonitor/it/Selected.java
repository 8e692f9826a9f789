package io.github.testmonitor.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a build can run on this machine; where not, the reason is kept for the line at the end of all builds. */
public final class Selected {
    private static final String REASON = "skipped.txt";

    private Selected() {}

    /**
     * For a selector script.
     *
     * @param folder of the build
     * @param otherwise the reason where it cannot run
     */
    public static boolean when(File folder, boolean possible, String otherwise) throws IOException {
        Path reason = folder.toPath().resolve(REASON);
        if (possible) {
            Files.deleteIfExists(reason);
        } else {
            Files.writeString(reason, otherwise);
        }
        return possible;
    }

    /** Why the build in that folder did not run; empty where it is not known. */
    public static String reason(Path folder) throws IOException {
        Path reason = folder.resolve(REASON);
        return Files.exists(reason) ? Files.readString(reason).strip() : "";
    }
}
