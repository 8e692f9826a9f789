package io.github.testmonitor.probe;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What was read last of one of the kernel's files, and the numbers in it; makes no garbage but the numbers. For one thread at a
 * time, and so are all that share their bytes: then the latest that was read holds, until another is.
 */
final class KernelText {
    private static final int LONGEST = 8 * 1024;
    private static final long[] NONE = {};
    /** No number is negative. */
    private static final long NO_NUMBER = -1;

    private final byte[] bytes;
    private final Map<String, Place> places = new HashMap<>(4);
    private int size;

    KernelText() {
        this(new byte[LONGEST]);
    }

    private KernelText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The text of another file, read into the same bytes. */
    KernelText sharing() {
        return new KernelText(bytes);
    }

    void read(RandomAccessFile file) throws IOException {
        // Should it be gone, nothing is left of it.
        size = 0;
        file.seek(0);
        size = Math.max(0, file.read(bytes, 0, bytes.length));
    }

    /** The number at a position of the first line, counted from 0; empty where there is no number. */
    OptionalLong number(int position) {
        return asNumber(numberAt(skip(position, 0)));
    }

    /**
     * The sum of so many numbers that stand side by side, the first at a position behind the last of some character, counted from 1;
     * empty where one of them is no number.
     */
    OptionalLong sumBehind(char last, int position, int count) {
        int at = size - 1;
        while (at >= 0 && bytes[at] != last) {
            at--;
        }
        if (at < 0) {
            return OptionalLong.empty();
        }
        long sum = 0;
        at = skip(position, at);
        for (int i = 0; i < count; i++) {
            long number = numberAt(at);
            if (number == NO_NUMBER) {
                return OptionalLong.empty();
            }
            sum += number;
            at = skip(1, at);
        }
        return OptionalLong.of(sum);
    }

    /** The number behind a key that begins a line; empty where no line has the key. */
    OptionalLong number(String key) {
        Place known = places.get(key);
        if (known != null && isLineStart(known.at) && startsWith(known.key, known.at)) {
            return asNumber(numberAt(known.at + known.key.length));
        }
        byte[] wanted = known == null ? key.getBytes(StandardCharsets.US_ASCII) : known.key;
        for (int at = 0; at < size; at = after('\n', at)) {
            if (startsWith(wanted, at)) {
                places.put(key, new Place(wanted, at));
                return asNumber(numberAt(at + wanted.length));
            }
        }
        return OptionalLong.empty();
    }

    /** All numbers, where it is a list of them with a blank behind each. */
    long[] numbers() {
        int count = 0;
        for (int at = 0; at < size; at++) {
            count += bytes[at] == ' ' ? 1 : 0;
        }
        long[] numbers = count == 0 ? NONE : new long[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            numbers[i] = numberAt(at);
            at = skip(1, at);
        }
        return numbers;
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

    private boolean isLineStart(int at) {
        return at == 0 || at <= size && bytes[at - 1] == '\n';
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

    private long numberAt(int from) {
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
        return digits == 0 ? NO_NUMBER : value;
    }

    private static OptionalLong asNumber(long value) {
        return value == NO_NUMBER ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == ':';
    }
}
