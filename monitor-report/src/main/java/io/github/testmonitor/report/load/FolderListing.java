package io.github.testmonitor.report.load;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is in a folder. */
public final class FolderListing {
    private FolderListing() {}

    /**
     * The entries whose names match, in the order of their names; none where there is no such folder.
     *
     * @param glob as for {@link Files#newDirectoryStream(Path, String)}
     */
    public static List<Path> of(Path folder, String glob) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException problem) {
            throw problem.getCause();
        }
        entries.sort(null);
        return entries;
    }
}
