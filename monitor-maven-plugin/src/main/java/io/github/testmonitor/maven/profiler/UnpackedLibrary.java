package io.github.testmonitor.maven.profiler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The native library of async-profiler as a file, in a folder named by the hash of what it holds. */
final class UnpackedLibrary {
    private static final int HASH_BYTES = 8;

    private UnpackedLibrary() {}

    /**
     * Unpacks the library, unless it is there: in one move, so that several builds may do so at once.
     *
     * @throws IOException if the jar has none, or it cannot be written
     */
    static Path unpack(Path jar, String entry, Path parent) throws IOException {
        byte[] content = read(jar, entry);
        Path folder = parent.resolve("async-profiler-" + hash(content)).toAbsolutePath();
        Path file = folder.resolve(entry.substring(entry.lastIndexOf('/') + 1));
        if (Files.isRegularFile(file) && Files.size(file) == content.length) {
            return file;
        }
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "library", ".part");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return file;
    }

    private static byte[] read(Path jar, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                throw new IOException(jar + " has no " + entry);
            }
            try (InputStream in = zip.getInputStream(found)) {
                return in.readAllBytes();
            }
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
