package io.github.testmonitor.report.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cuts a file into lines, of which it holds one at a time. */
final class LineReader {
    /** No record is as long; a longer line is passed over without being held. */
    static final int MAXIMUM_LINE_BYTES = 1 << 20;

    private static final int CHUNK_BYTES = 1 << 16;

    /** Takes lines in the order of the file. */
    interface Lines {

        /** A line without its end; the array is reused after the return. */
        void line(byte[] bytes, int offset, int length);

        void tooLong();
    }

    private final Lines lines;
    private final Pending pending = new Pending();
    private boolean skipping;

    private LineReader(Lines lines) {
        this.lines = lines;
    }

    /**
     * Hands on every line that ends between two offsets of the file.
     *
     * @return the offset behind the last of these ends: what follows is a line that is not whole
     */
    static long read(Path file, long from, long to, Lines lines) throws IOException {
        LineReader reader = new LineReader(lines);
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            long position = from;
            long end = from;
            while (position < to) {
                int count = in.read(chunk, 0, (int) Math.min(chunk.length, to - position));
                if (count < 0) {
                    break;
                }
                int behindLastEnd = reader.accept(chunk, count);
                end = behindLastEnd > 0 ? position + behindLastEnd : end;
                position += count;
            }
            return end;
        }
    }

    /** Returns the offset in the chunk behind its last end of a line, or 0 where there is none. */
    private int accept(byte[] chunk, int count) {
        int start = 0;
        for (int index = 0; index < count; index++) {
            if (chunk[index] == '\n') {
                finish(chunk, start, index - start);
                start = index + 1;
            }
        }
        keep(chunk, start, count - start);
        return start;
    }

    private void finish(byte[] chunk, int offset, int length) {
        if (pending.size() == 0 && !skipping) {
            hand(chunk, offset, length);
            return;
        }
        keep(chunk, offset, length);
        if (skipping) {
            lines.tooLong();
        } else {
            hand(pending.bytes(), 0, pending.size());
        }
        pending.reset();
        skipping = false;
    }

    private void hand(byte[] bytes, int offset, int length) {
        if (length > MAXIMUM_LINE_BYTES) {
            lines.tooLong();
        } else {
            lines.line(bytes, offset, length);
        }
    }

    private void keep(byte[] chunk, int offset, int length) {
        if (!skipping && pending.size() + length > MAXIMUM_LINE_BYTES) {
            skipping = true;
            pending.reset();
        }
        if (!skipping) {
            pending.write(chunk, offset, length);
        }
    }

    /** Gives its array away instead of copying it. */
    private static final class Pending extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }
}
