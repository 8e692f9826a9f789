package io.github.testmonitor.report.render;

import io.github.testmonitor.report.render.data.PageFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The data of the page as scripts in a folder, which a page on disk may load where it may not fetch. Not thread-safe. */
final class DataFolder implements PageFiles {
    private static final String ENDING = ".js";

    private final Path folder;
    private final Set<String> written = new HashSet<>();

    private DataFolder(Path folder) {
        this.folder = folder;
    }

    static DataFolder at(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new DataFolder(folder);
    }

    @Override
    public void put(String name, CharSequence json) throws IOException {
        try (WholeFile file = WholeFile.at(folder.resolve(name + ENDING))) {
            file.writer().append("MONITOR.put(\"" + name + "\",").append(json).append(");\n");
            file.finish();
        }
        written.add(name + ENDING);
    }

    /** Removes what an older report had and this one has not. */
    void removeOthers() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                if (!written.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
