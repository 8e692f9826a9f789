package io.github.testmonitor.report.death;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Files that may or may not be there, each read up to a bound. */
final class Traces {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_FILES = 50;

    private Traces() {}

    /** The start of the file's text; empty where it cannot be read. */
    static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return ""; // No evidence is the common case.
        }
    }

    /**
     * Whether the file is there and was last written at that moment or later; to the second, as some file systems know no more. One
     * that is older was left by an earlier build or process.
     */
    static boolean writtenSince(Path file, Instant moment) {
        try {
            return Files.isRegularFile(file)
                    && !Files.getLastModifiedTime(file).toInstant().isBefore(moment.truncatedTo(ChronoUnit.SECONDS));
        } catch (IOException gone) {
            return false; // As above.
        }
    }

    /** The files of the folder that match, in the order of their names; none where it cannot be read. */
    static List<Path> files(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            for (Path file : files) {
                found.add(file);
            }
        } catch (IOException | DirectoryIteratorException absent) {
            return List.of(); // As above.
        }
        found.sort(null);
        return found.size() <= MOST_FILES ? found : found.subList(found.size() - MOST_FILES, found.size());
    }
}
