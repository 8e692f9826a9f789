package io.github.testmonitor.report.death;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk that could not take what a fork wanted to write: its file then looks as if the fork had died. */
final class FullDisk {
    /** Less than the forks of a small module write. */
    private static final long ALMOST_NOTHING_BYTES = 64 * 1024;

    private FullDisk() {}

    /** Whether the file lies on one. The disk may have had space then, or may have none only now: it is a hint. */
    static boolean holds(Path file) {
        try {
            return Files.getFileStore(file).getUsableSpace() < ALMOST_NOTHING_BYTES;
        } catch (IOException e) {
            return false; // Nothing is known of it.
        }
    }
}
