package io.github.testmonitor.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The repository that the project's own artifacts were installed to. */
public record Repository(Path root) {

    public static Repository of(File root) {
        return new Repository(root.toPath());
    }

    /** The one jar of an artifact of ours. */
    public Path jar(String artifactId) throws IOException {
        try (Stream<Path> files =
                Files.walk(root.resolve("io/github/testmonitor").resolve(artifactId))) {
            return files.filter(
                            file -> file.getFileName().toString().matches(artifactId + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar of " + artifactId + " in " + root));
        }
    }

    /** Makes all artifacts of ours appear in that version, too. */
    public void copyAs(String version) throws IOException {
        try (Stream<Path> artifacts = Files.list(root.resolve("io/github/testmonitor"))) {
            for (Path artifact : artifacts.toList()) {
                try (Stream<Path> versions = Files.list(artifact)) {
                    for (Path there : versions.filter(
                                    folder -> folder.toString().endsWith("-SNAPSHOT"))
                            .toList()) {
                        new OtherVersion(there.getFileName().toString(), version).copy(there);
                    }
                }
            }
        }
    }
}
