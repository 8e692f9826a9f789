package io.github.testmonitor.report.load;

import io.github.testmonitor.record.ForkRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Follows a fork file that is still being written. Not thread-safe. */
public final class ForkFileTail {
    private static final Set<RecordType> ALL = EnumSet.allOf(RecordType.class);

    private final Path file;
    private long offset;

    public ForkFileTail(Path file) {
        this.file = file;
    }

    /**
     * Hands on the records that were added since the last call. A line that is not yet whole comes with a
     * later call; one that cannot be read is passed over.
     *
     * @return whether the file has grown
     * @throws IOException if the file cannot be read, or is gone
     */
    public boolean poll(Consumer<ForkRecord> consumer) throws IOException {
        long length = Files.size(file);
        if (length <= offset) {
            return false;
        }
        long end = new RecordReader(ALL, consumer).readWholeLines(file, offset, length);
        boolean grown = end > offset;
        offset = end;
        return grown;
    }
}
