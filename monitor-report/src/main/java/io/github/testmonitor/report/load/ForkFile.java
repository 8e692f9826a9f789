package io.github.testmonitor.report.load;

import io.github.testmonitor.record.ForkRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fork file as it was when it was found: if it grows, what comes later is not read, so that every pass sees the same.
 *
 * @param length in bytes
 * @param started its first record, or null where it has a {@code disabled} one
 * @param disabled its only record, or null where it has a {@code forkStarted} one
 */
record ForkFile(
        Path path,
        long length,
        ForkRecord.@Nullable ForkStarted started,
        ForkRecord.@Nullable Disabled disabled,
        Instant startedAt) {
    private static final String UNKNOWN_EXECUTION = "unknown";
    private static final Set<RecordType> HEADERS = EnumSet.of(RecordType.FORK_STARTED, RecordType.DISABLED);
    /** A first line is no longer; if it is not among so many bytes, the file is of something else. */
    private static final int HEADER_BYTES = 1 << 16;

    /** Opens a file, or returns null where it does not say which build it is of. */
    static @Nullable ForkFile open(Path path) throws IOException {
        long length = Files.size(path);
        Header header = new Header();
        RecordReader reader = new RecordReader(HEADERS, header::accept);
        if (length <= HEADER_BYTES) {
            reader.readAll(path, length);
        } else {
            reader.readWholeLines(path, 0, HEADER_BYTES);
        }
        if (header.started != null) {
            return new ForkFile(path, length, header.started, null, header.started.startedAt());
        }
        if (header.disabled != null) {
            Instant written = Files.getLastModifiedTime(path).toInstant();
            return new ForkFile(path, length, null, header.disabled, written);
        }
        return null;
    }

    @Nullable
    String buildId() {
        return started != null ? started.buildId() : disabled != null ? disabled.buildId() : null;
    }

    @Nullable
    String module() {
        return started != null ? started.module() : disabled != null ? disabled.module() : null;
    }

    /** The execution, or {@code unknown} where the fork could not know it. */
    String execution() {
        String execution = started != null ? started.execution() : disabled != null ? disabled.execution() : null;
        return execution != null ? execution : UNKNOWN_EXECUTION;
    }

    int invocation() {
        Integer invocation = started != null ? started.invocation() : null;
        return invocation != null ? invocation : 1;
    }

    int format() {
        return started != null ? started.format() : disabled != null ? disabled.format() : ForkRecord.FORMAT;
    }

    private static final class Header {
        private ForkRecord.@Nullable ForkStarted started;
        private ForkRecord.@Nullable Disabled disabled;

        void accept(ForkRecord header) {
            if (started != null || disabled != null) {
                return;
            }
            if (header instanceof ForkRecord.ForkStarted first) {
                started = first;
            } else if (header instanceof ForkRecord.Disabled only) {
                disabled = only;
            }
        }
    }
}
