package io.github.testmonitor.report.live;

import io.github.testmonitor.report.build.BuildFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The newest build by the build files of some modules. Not thread-safe. */
final class NewestBuild {
    private final Map<Path, Known> buildFiles = new HashMap<>();

    @Nullable
    BuildFile in(Collection<Path> monitorDirectories) {
        return monitorDirectories.stream()
                .map(this::read)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(BuildFile::startedAt))
                .orElse(null);
    }

    /** Read again only where it was written again: there may be hundreds of modules. */
    private @Nullable BuildFile read(Path monitorDirectory) {
        Path file = monitorDirectory.resolve(BuildFile.NAME);
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            Known known = buildFiles.get(file);
            if (known == null || !known.modified().equals(modified)) {
                known = new Known(modified, BuildFile.read(file));
                buildFiles.put(file, known);
            }
            return known.build();
        } catch (IOException gone) {
            return null; // Not there yet, cleaned away, or no build file: the next look sees what there is then.
        }
    }

    private record Known(FileTime modified, BuildFile build) {}
}
