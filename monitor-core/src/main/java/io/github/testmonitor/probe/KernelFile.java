package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small text file that the kernel writes anew for every reader (proc(5), cgroups(7)), kept open: reading it costs 1.5 µs
 * instead of 6. A {@link RandomAccessFile} and no channel, because an interrupted test would close a channel for good.
 *
 * <p>Any thread may read; they take turns for the microsecond that it takes.
 */
final class KernelFile implements Closeable {
    private static final int LONGEST = 8 * 1024;

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final RandomAccessFile file;
    private final byte[] bytes = new byte[LONGEST];
    private final Map<String, Place> places = new HashMap<>(4);
    private int size;
    private boolean closed;

    private KernelFile(RandomAccessFile file) {
        this.file = file;
    }

    static KernelFile open(Path path) throws ProbeUnavailableException {
        try {
            KernelFile opened = new KernelFile(new RandomAccessFile(path.toString(), "r"));
            OPEN.incrementAndGet();
            return opened;
        } catch (FileNotFoundException problem) {
            // Thrown for a file that may not be read, too.
            Absence reason = Files.exists(path) ? Absence.DENIED : Absence.UNSUPPORTED;
            throw new ProbeUnavailableException(reason, problem);
        }
    }

    /** How many of these the fork has open: no test has opened them, though they come and go while tests run. */
    static int openCount() {
        return OPEN.get();
    }

    /** The number at a position of the first line, counted from 0; empty where there is no number. */
    synchronized OptionalLong number(int position) throws IOException {
        refill();
        return numberAt(skip(position, 0));
    }

    /**
     * The sum of two numbers that stand side by side, the first at a position behind the last of some character, counted from 1; empty
     * where one of them is no number.
     */
    synchronized OptionalLong sumOfTwoBehind(char last, int position) throws IOException {
        refill();
        int at = size - 1;
        while (at >= 0 && bytes[at] != last) {
            at--;
        }
        if (at < 0) {
            return OptionalLong.empty();
        }
        int first = skip(position, at);
        OptionalLong one = numberAt(first);
        OptionalLong other = numberAt(skip(1, first));
        return one.isPresent() && other.isPresent()
                ? OptionalLong.of(one.getAsLong() + other.getAsLong())
                : OptionalLong.empty();
    }

    /** The number behind a key that begins a line; empty where no line has the key. */
    synchronized OptionalLong number(String key) throws IOException {
        refill();
        return sameNumber(key);
    }

    /** As {@link #number(String)}, out of what was read last. */
    synchronized OptionalLong sameNumber(String key) {
        Place known = places.get(key);
        if (known != null && isLineStart(known.at) && startsWith(known.key, known.at)) {
            return numberAt(known.at + known.key.length);
        }
        byte[] wanted = known == null ? key.getBytes(StandardCharsets.US_ASCII) : known.key;
        for (int at = 0; at < size; at = after('\n', at)) {
            if (startsWith(wanted, at)) {
                places.put(key, new Place(wanted, at));
                return numberAt(at + wanted.length);
            }
        }
        return OptionalLong.empty();
    }

    private boolean isLineStart(int at) {
        return at == 0 || at <= size && bytes[at - 1] == '\n';
    }

    /** Where a key was found last: it moves only where a number before it gets another width. */
    private static final class Place {
        private final byte[] key;
        private final int at;

        Place(byte[] key, int at) {
            this.key = key;
            this.at = at;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            OPEN.decrementAndGet();
        }
        file.close();
    }

    private void refill() throws IOException {
        file.seek(0);
        size = Math.max(0, file.read(bytes, 0, bytes.length));
    }

    private int skip(int fields, int from) {
        int at = from;
        for (int skipped = 0; skipped < fields; skipped++) {
            at = after(' ', at);
        }
        return at;
    }

    private int after(char separator, int from) {
        int at = from;
        while (at < size && bytes[at] != separator) {
            at++;
        }
        return at + 1;
    }

    private boolean startsWith(byte[] wanted, int at) {
        if (at + wanted.length >= size || !isBlank(bytes[at + wanted.length])) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private OptionalLong numberAt(int from) {
        int at = from;
        while (at < size && isBlank(bytes[at])) {
            at++;
        }
        long value = 0;
        int digits = 0;
        while (at < size && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at] - '0';
            digits++;
            at++;
        }
        return digits == 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == ':';
    }
}
