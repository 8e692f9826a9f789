package io.github.testmonitor.report.profile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Whether a recording is whole: a sequence of chunks, each with its length at byte 8. One whose JVM was killed is cut off in the last
 * chunk or has a length of 0 there, and a reader may wait for the rest.
 */
final class Chunks {
    private static final int MAGIC = 0x464C5200; // FLR and a zero
    private static final int HEADER_BYTES = 68;
    private static final int STATE_OFFSET = 64;
    private static final int FINISHED = 0;

    private Chunks() {}

    /** The number of bytes from the start that are in whole chunks. */
    static long wholeBytes(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            long position = 0;
            while (position + HEADER_BYTES <= length) {
                in.seek(position);
                int magic = in.readInt();
                in.readInt();
                long size = in.readLong();
                in.seek(position + STATE_OFFSET);
                boolean whole = magic == MAGIC && in.readByte() == FINISHED;
                if (!whole || size < HEADER_BYTES || size > length - position) {
                    break;
                }
                position += size;
            }
            return position;
        }
    }
}
