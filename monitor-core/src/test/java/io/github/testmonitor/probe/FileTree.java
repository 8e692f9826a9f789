package io.github.testmonitor.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A root of a file system with only what a test puts there. */
public final class FileTree {
    private static final int AUX_PAGE_SIZE = 6;

    private final Path root;

    public FileTree(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    public FileTree file(String path, String text) {
        return bytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** /proc with a size of pages and the resident pages of the process. */
    public FileTree resident(long pageBytes, long pages) {
        ByteBuffer vector = ByteBuffer.allocate(6 * Long.BYTES).order(ByteOrder.nativeOrder());
        vector.putLong(33)
                .putLong(0x7fff)
                .putLong(AUX_PAGE_SIZE)
                .putLong(pageBytes)
                .putLong(0)
                .putLong(0);
        return bytes("proc/self/auxv", vector.array()).file("proc/self/statm", "90000 " + pages + " 300 1 0 500 0\n");
    }

    private FileTree bytes(String path, byte[] bytes) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
