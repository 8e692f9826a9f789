package io.github.testmonitor.report.load;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.json.JsonFields;
import io.github.testmonitor.report.json.UnreadableJsonException;
import io.github.testmonitor.report.model.ForkRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the records of one fork file and counts the lines that are none. Not thread-safe. */
final class RecordReader {
    private final Set<RecordType> wanted;
    private final Consumer<ForkRecord> consumer;
    private final CodeLines code;
    private final LineReader.Lines lines = new LineReader.Lines() {
        @Override
        public void line(byte[] bytes, int offset, int length) {
            lineNumber++;
            decode(bytes, offset, length);
        }

        @Override
        public void tooLong() {
            lineNumber++;
            reject("longer than " + LineReader.MAXIMUM_LINE_BYTES + " bytes");
        }
    };

    private long lineNumber;
    private int malformed;
    private int unknown;
    private boolean tornLastLine;
    private @Nullable String firstReason;

    /**
     * @param wanted the types of records to read; others are passed over, unread and uncounted
     */
    RecordReader(Set<RecordType> wanted, Consumer<ForkRecord> consumer) {
        this(wanted, consumer, (type, line) -> false);
    }

    /**
     * As {@link #RecordReader(Set, Consumer)}.
     *
     * @param code is asked first for each line, and takes those that tell of code
     */
    RecordReader(Set<RecordType> wanted, Consumer<ForkRecord> consumer, CodeLines code) {
        this.wanted = wanted;
        this.consumer = consumer;
        this.code = code;
    }

    /**
     * Reads what stands between two offsets of a file, and ends in a whole line.
     *
     * @return the offset behind the last whole line
     */
    long readWholeLines(Path file, long from, long to) throws IOException {
        return LineReader.read(file, from, to, lines);
    }

    /** Reads a file up to the given length. A last line without an end counts if it is a whole record, else it is torn. */
    void readAll(Path file, long length) throws IOException {
        long end = readWholeLines(file, 0, length);
        if (end < length) {
            tornLastLine = !isRecord(file, end, length);
        }
    }

    /** Counts the record that is being read as malformed, for it contradicts those before it. */
    void reject(String reason) {
        malformed++;
        note(reason);
    }

    ForkRun.Unreadable unreadable() {
        return new ForkRun.Unreadable(malformed, unknown, tornLastLine, firstReason);
    }

    private void decode(byte[] bytes, int offset, int length) {
        try {
            accept(bytes, offset, length);
        } catch (UnreadableJsonException problem) {
            reject(String.valueOf(problem.getMessage()));
        }
    }

    private boolean isRecord(Path file, long from, long to) throws IOException {
        if (to - from > LineReader.MAXIMUM_LINE_BYTES) {
            return false;
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            bytes = in.readNBytes((int) (to - from));
        }
        lineNumber++;
        try {
            accept(bytes, 0, bytes.length);
            return true;
        } catch (UnreadableJsonException problem) {
            return false;
        }
    }

    /** Of a type that is not known nothing is unwanted: it is counted. */
    private boolean isUnwanted(String typeName) {
        RecordType type = RecordType.named(typeName);
        return type != null && !wanted.contains(type);
    }

    private void accept(byte[] bytes, int offset, int length) throws UnreadableJsonException {
        if (isBlank(bytes, offset, length)) {
            return;
        }
        JsonFields line = JsonFields.parse(bytes, offset, length, this::isUnwanted);
        if (line == null) {
            return;
        }
        String typeName = line.type();
        RecordType type = RecordType.named(typeName);
        if (type == null) {
            unknown++;
            note("unknown type " + typeName);
        } else if (wanted.contains(type) && !code.take(type, line)) {
            consumer.accept(RecordDecoder.decode(type, line));
        }
    }

    private void note(String reason) {
        if (firstReason == null) {
            firstReason = Names.clean("line " + lineNumber + ": " + reason);
        }
    }

    private static boolean isBlank(byte[] bytes, int offset, int length) {
        for (int index = offset; index < offset + length; index++) {
            if (bytes[index] != ' ' && bytes[index] != '\t' && bytes[index] != '\r') {
                return false;
            }
        }
        return true;
    }
}
