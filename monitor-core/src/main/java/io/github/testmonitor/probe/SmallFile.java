package io.github.testmonitor.probe;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads a small file as a whole. By java.io and not {@link java.nio.file.Files}, whose channels would be loaded for this alone
 * before main.
 */
final class SmallFile {
    private SmallFile() {}

    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = new FileInputStream(file.toString())) {
            return in.readAllBytes();
        }
    }

    static String read(Path file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static String[] lines(Path file) throws IOException {
        return read(file).split("\n", -1);
    }
}
