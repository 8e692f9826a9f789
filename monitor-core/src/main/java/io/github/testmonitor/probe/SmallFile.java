package io.github.testmonitor.probe;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a small file as a whole. By java.io and not {@link java.nio.file.Files}, whose channels would be loaded for this alone
 * before main.
 */
final class SmallFile {
    private static final int USUAL_BYTES = 256;

    private SmallFile() {}

    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = new FileInputStream(file.toString())) {
            // Not readAllBytes: it begins with 8 KB where the length is unknown, and most files here have 20 bytes.
            byte[] bytes = new byte[USUAL_BYTES];
            int size = 0;
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes, size, bytes.length - size)) {
                size += count;
                bytes = size == bytes.length ? Arrays.copyOf(bytes, 2 * size) : bytes;
            }
            return Arrays.copyOf(bytes, size);
        }
    }

    /** The names in a folder; null where it is gone, or a SecurityManager that a test has set lets nobody list it. */
    static String @Nullable [] list(String folder) {
        try {
            return new File(folder).list();
        } catch (SecurityException refused) {
            return null;
        }
    }

    static String read(Path file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static String[] lines(Path file) throws IOException {
        return read(file).split("\n", -1);
    }
}
