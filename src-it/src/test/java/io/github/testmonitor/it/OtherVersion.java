package io.github.testmonitor.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes our artifacts in a repository appear in another version, too. Not thread-safe. */
final class OtherVersion {
    /** Where our jars say their own version. */
    private static final List<String> SAYING_IT = List.of("META-INF/maven/plugin.xml", "plugin.properties");

    private final String from;
    private final String to;

    OtherVersion(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /** @param artifact its folder of the version that there is */
    void copy(Path artifact) throws IOException {
        Path copies = Files.createDirectories(artifact.resolveSibling(to));
        try (var files = Files.list(artifact)) {
            for (Path file : files.toList()) {
                Path copy = copies.resolve(file.getFileName().toString().replace(from, to));
                if (file.toString().endsWith(".pom")) {
                    Files.writeString(copy, Files.readString(file).replace(from, to));
                } else if (file.toString().endsWith(".jar")) {
                    copyJar(file, copy);
                }
            }
        }
    }

    private void copyJar(Path jar, Path copy) throws IOException {
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : in.stream().map(ZipEntry.class::cast).toList()) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (SAYING_IT.stream().anyMatch(entry.getName()::endsWith)) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replace(from, to)
                            .getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
                out.closeEntry();
            }
        }
    }
}
