package io.github.testmonitor.surefire;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** A fork file that is read on as it grows, whole lines only, until its fork has ended. Not thread-safe. */
final class ForkTail {
    /** So much is held at once. */
    private static final int MOST_BYTES = 4 << 20;

    private final Path file;
    private final Map<Long, String> open = new HashMap<>();
    private long offset;
    private boolean ended;

    ForkTail(Path file) {
        this.file = file;
    }

    /** Whether a span of the class, or of one nested in it, has started and not finished. Of a fork that has ended it is told once. */
    boolean tellOpen(String className) {
        boolean found = open.values().stream().anyMatch(name -> ClassFigures.isIn(className, name));
        if (ended) {
            open.values().removeIf(name -> ClassFigures.isIn(className, name));
        }
        return found;
    }

    /** Tells the class name and the line of each test and container that has finished since the last time. */
    void readOn(BiConsumer<String, String> finished) throws IOException {
        if (ended) {
            return;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            while (offset < length && readSome(in, length, finished)) {
                continue;
            }
        }
    }

    /** False where no whole line is left. */
    private boolean readSome(RandomAccessFile in, long length, BiConsumer<String, String> finished) throws IOException {
        byte[] bytes = new byte[(int) Math.min(MOST_BYTES, length - offset)];
        in.seek(offset);
        in.readFully(bytes);
        int start = 0;
        for (int index = 0; index < bytes.length; index++) {
            if (bytes[index] == '\n') {
                accept(new String(bytes, start, index - start, StandardCharsets.UTF_8), finished);
                start = index + 1;
            }
        }
        // No line of ours is that long: what has no end in it is passed over.
        int read = start == 0 && bytes.length == MOST_BYTES ? MOST_BYTES : start;
        offset += read;
        return read > 0;
    }

    private void accept(String line, BiConsumer<String, String> finished) {
        if (line.startsWith("{\"type\":\"testStarted\"") || line.startsWith("{\"type\":\"containerStarted\"")) {
            String className = Line.text(line, "className");
            if (className != null) {
                open.put(Line.number(line, "id"), className);
            }
        } else if (line.startsWith("{\"type\":\"testFinished\"")
                || line.startsWith("{\"type\":\"containerFinished\"")) {
            String className = open.remove(Line.number(line, "id"));
            if (className != null) {
                finished.accept(className, line);
            }
        } else if (line.startsWith("{\"type\":\"forkFinished\"")) {
            ended = true;
        }
    }
}
