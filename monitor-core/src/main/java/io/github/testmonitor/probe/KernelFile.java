package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small text file that the kernel writes anew for every reader (proc(5), cgroups(7)), kept open: reading it costs 1.5 µs
 * instead of 6. A {@link RandomAccessFile} and no channel, because an interrupted test would close a channel for good.
 *
 * <p>Any thread may read; they take turns for the microsecond that it takes.
 */
final class KernelFile implements Closeable {
    private static final AtomicInteger OPEN = new AtomicInteger();

    private final RandomAccessFile file;
    private final KernelText text;
    private boolean closed;

    private KernelFile(RandomAccessFile file, KernelText text) {
        this.file = file;
        this.text = text;
    }

    static KernelFile open(Path path) throws ProbeUnavailableException {
        return open(path.toString(), new KernelText());
    }

    /** Opens a file whose text may share its bytes with others; then all of them together are for one thread at a time. */
    static KernelFile open(String path, KernelText text) throws ProbeUnavailableException {
        try {
            KernelFile opened = new KernelFile(new RandomAccessFile(path, "r"), text);
            OPEN.incrementAndGet();
            return opened;
        } catch (FileNotFoundException problem) {
            // Thrown for a file that may not be read, too.
            Absence reason = Files.exists(Path.of(path)) ? Absence.DENIED : Absence.UNSUPPORTED;
            throw new ProbeUnavailableException(reason, problem);
        }
    }

    /** How many of these the fork has open: no test has opened them, though they come and go while tests run. */
    static int openCount() {
        return OPEN.get();
    }

    /** Reads it anew into its text. */
    synchronized void read() throws IOException {
        text.read(file);
    }

    /** As {@link KernelText#number(int)}, read anew. */
    synchronized OptionalLong number(int position) throws IOException {
        read();
        return text.number(position);
    }

    /** As {@link KernelText#sumBehind}, read anew. */
    synchronized OptionalLong sumBehind(char last, int position, int count) throws IOException {
        read();
        return text.sumBehind(last, position, count);
    }

    /** As {@link KernelText#number(String)}, read anew. */
    synchronized OptionalLong number(String key) throws IOException {
        read();
        return text.number(key);
    }

    /** As {@link #number(String)}, out of what was read last. */
    synchronized OptionalLong sameNumber(String key) {
        return text.number(key);
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            OPEN.decrementAndGet();
        }
        file.close();
    }
}
