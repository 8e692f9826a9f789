package io.github.testmonitor.record;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to a fork file, one write to the file for each, so that a reader sees whole lines at any moment and a killed
 * fork loses none; but for those of which there may be very many, which go with the next one, see {@link #writeSoon}.
 *
 * <p>Any thread may write; nobody waits for another, but while lines wait to be written: the file is open for appending, which keeps the
 * lines of two threads apart. A stream and no channel, because an interrupted test would close a channel for good. Writing never throws: the first
 * failure is kept in {@link #failure()}. A failure of the file (a full disk, say) ends the writing, since a gap in a fork file
 * would be taken for a fact.
 */
public final class ForkFileWriter implements Closeable {
    private static final int LARGEST_KEPT_LINE = 64 * 1024;
    /** So many bytes wait at most: {@value}. The JDK copies more in one write twice. */
    static final int MOST_WAITING = 8 * 1024;

    private final Path file;
    private final FileOutputStream out;
    private final RecordEncoder encoder = new RecordEncoder();
    private final AtomicReference<@Nullable JsonLine> spare = new AtomicReference<>(new JsonLine());
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicLong writtenBytes = new AtomicLong();
    /** Whole lines that have been taken and not written; its own lock. */
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(MOST_WAITING);

    private volatile boolean anyWaiting;
    private volatile boolean open = true;

    private ForkFileWriter(Path file, FileOutputStream out) {
        this.file = file;
        this.out = out;
    }

    /** Opens a file to append to, and makes it and its folders where they are missing. */
    public static ForkFileWriter open(Path file) throws IOException {
        File opened = file.toAbsolutePath().toFile();
        File folder = opened.getParentFile();
        if (folder != null) {
            // Whether it worked, opening the file tells.
            folder.mkdirs();
        }
        return new ForkFileWriter(file, new FileOutputStream(opened, true));
    }

    /**
     * Appends one line.
     *
     * @return false where the line did not get into the file: it is closed, a write has failed, or there was no memory for it
     */
    public boolean write(ForkRecord entry) {
        if (!open) {
            return false;
        }
        return append(entry);
    }

    /**
     * As {@link #write}, but that the line waits for the next one that is written, which it comes before: two system calls less for a
     * section. A fork that is killed meanwhile, between two samples at most, loses it. The order of lines stays that of the calls, as far
     * as the calls of several threads have one.
     *
     * @return false where the line will not get into the file
     */
    public boolean writeSoon(ForkRecord entry) {
        JsonLine line = open ? encode(entry) : null;
        if (line == null) {
            return false;
        }
        synchronized (waiting) {
            boolean fits = waiting.size() + line.size() <= MOST_WAITING || writeWaiting();
            if (!fits || line.size() > MOST_WAITING) {
                return fits && write(line);
            }
            waiting.write(line.bytes(), 0, line.size());
            anyWaiting = true;
        }
        keep(line);
        return true;
    }

    /** Writes the lines that wait. */
    public void flush() {
        synchronized (waiting) {
            if (open) {
                writeWaiting();
            }
        }
    }

    /** Appends one line that no other follows: what comes after it is dropped. */
    public void writeLast(ForkRecord entry) {
        if (open) {
            open = false;
            append(entry);
        }
    }

    private boolean append(ForkRecord entry) {
        JsonLine line = encode(entry);
        if (line == null) {
            return false;
        }
        if (anyWaiting) {
            synchronized (waiting) {
                if (!writeWaiting()) {
                    return false;
                }
            }
        }
        return write(line);
    }

    /** With the lock of those that wait. */
    private boolean writeWaiting() {
        try {
            waiting.writeTo(out);
            writtenBytes.addAndGet(waiting.size());
            waiting.reset();
            anyWaiting = false;
            return true;
        } catch (Throwable problem) {
            return failed(problem);
        }
    }

    private boolean write(JsonLine line) {
        try {
            out.write(line.bytes(), 0, line.size());
            writtenBytes.addAndGet(line.size());
        } catch (Throwable problem) {
            return failed(problem);
        }
        keep(line);
        return true;
    }

    /** Of all kinds: whatever it is, it must not turn up in somebody's test. */
    private boolean failed(Throwable problem) {
        failure.compareAndSet(null, problem);
        open = false;
        return false;
    }

    private void keep(JsonLine line) {
        if (line.bytes().length <= LARGEST_KEPT_LINE) {
            spare.set(line);
        }
    }

    private @Nullable JsonLine encode(ForkRecord entry) {
        try {
            JsonLine kept = spare.getAndSet(null);
            JsonLine line = kept != null ? kept : new JsonLine();
            encoder.encode(entry, line);
            return line;
        } catch (Throwable problem) {
            // A test has used up the heap: this record is lost, the next may find room again.
            failure.compareAndSet(null, problem);
            return null;
        }
    }

    /** Whether no line will get into the file any more. */
    public boolean isClosed() {
        return !open;
    }

    public Path file() {
        return file;
    }

    /** Bytes that reached the file through this writer. */
    public long writtenBytes() {
        return writtenBytes.get();
    }

    /** What ended the writing, or null while nothing has. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** Ends the writing; records that come later are dropped. The file is complete without it. */
    @Override
    public void close() throws IOException {
        open = false;
        out.close();
    }
}
