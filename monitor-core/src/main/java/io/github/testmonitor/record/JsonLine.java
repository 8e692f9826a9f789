package io.github.testmonitor.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object on one line, built as UTF-8 in a buffer that is used again for the next line. Field names are ours and plain
 * ASCII; values may be hostile: quotes, control characters and half surrogate pairs come out as valid JSON in valid UTF-8.
 * Not thread-safe.
 */
final class JsonLine {
    private static final int USUAL_BYTES = 1024;
    private static final byte[] MIN_LONG = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_DIGITS = 19;

    private byte[] bytes = new byte[USUAL_BYTES];
    private int size;
    private boolean first;

    /** Forgets the line before and begins the next. */
    JsonLine begin(String type) {
        size = 0;
        openObject();
        return field("type", type);
    }

    /** Ends the line; {@link #bytes()} up to {@link #size()} then hold it with its line feed. */
    JsonLine end() {
        closeObject();
        append('\n');
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    JsonLine field(String name, long value) {
        key(name);
        number(value);
        return this;
    }

    JsonLine field(String name, double value) {
        key(name);
        ascii(Double.isFinite(value) ? Double.toString(value) : "null");
        return this;
    }

    JsonLine field(String name, boolean value) {
        key(name);
        ascii(value ? "true" : "false");
        return this;
    }

    JsonLine field(String name, String value) {
        key(name);
        string(value);
        return this;
    }

    JsonLine field(String name, List<String> values) {
        key(name);
        append('[');
        for (int i = 0; i < values.size(); i++) {
            separate(i);
            string(values.get(i));
        }
        append(']');
        return this;
    }

    JsonLine numbers(String name, List<Long> values) {
        key(name);
        append('[');
        for (int i = 0; i < values.size(); i++) {
            separate(i);
            number(values.get(i));
        }
        append(']');
        return this;
    }

    /** Fields as they came out of this class, each with the comma before it. */
    JsonLine fields(byte[] encoded) {
        copy(encoded, 0, encoded.length);
        return this;
    }

    JsonLine nullField(String name) {
        key(name);
        ascii("null");
        return this;
    }

    JsonLine nullable(String name, @Nullable Long value) {
        return value == null ? nullField(name) : field(name, value);
    }

    JsonLine optional(String name, @Nullable Long value) {
        return value == null ? this : field(name, value);
    }

    JsonLine optional(String name, @Nullable Integer value) {
        return value == null ? this : field(name, value);
    }

    JsonLine optional(String name, @Nullable String value) {
        return value == null ? this : field(name, value);
    }

    JsonLine openObject(String name) {
        key(name);
        openObject();
        return this;
    }

    JsonLine closeObject() {
        append('}');
        first = false;
        return this;
    }

    private void openObject() {
        append('{');
        first = true;
    }

    @CompiledApart
    private void key(String name) {
        reserve(name.length() + 4);
        if (!first) {
            bytes[size++] = ',';
        }
        first = false;
        bytes[size++] = '"';
        ascii(name);
        bytes[size++] = '"';
        bytes[size++] = ':';
    }

    private void separate(int index) {
        if (index > 0) {
            append(',');
        }
    }

    /** The one method of the JDK that copies characters to bytes without an object in between; exact for ASCII. */
    @SuppressWarnings("deprecation")
    private void ascii(String text) {
        int length = text.length();
        reserve(length);
        text.getBytes(0, length, bytes, size);
        size += length;
    }

    @CompiledApart
    private void number(long value) {
        reserve(MIN_LONG.length);
        if (value == Long.MIN_VALUE) {
            copy(MIN_LONG, 0, MIN_LONG.length);
            return;
        }
        long rest = value;
        if (rest < 0) {
            bytes[size++] = '-';
            rest = -rest;
        }
        int end = size + digits(rest);
        for (int at = end - 1; at >= size; at--) {
            long tenth = rest / 10;
            bytes[at] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
        size = end;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long power = 10; digits < MOST_DIGITS && value >= power; power *= 10) {
            digits++;
        }
        return digits;
    }

    /** Half a surrogate pair comes out as the question mark that {@link String#getBytes} makes of it. */
    @CompiledApart
    private void string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        reserve(utf8.length + 2);
        bytes[size++] = '"';
        int plain = 0;
        for (int at = 0; at < utf8.length; at++) {
            byte b = utf8[at];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                copy(utf8, plain, at);
                escape(b);
                plain = at + 1;
            }
        }
        copy(utf8, plain, utf8.length);
        append('"');
    }

    private void escape(byte b) {
        if (b >= ' ') {
            append('\\');
            append(b);
        } else {
            ascii("\\u00");
            append(HEX[b >> 4]);
            append(HEX[b & 0xF]);
        }
    }

    private void copy(byte[] from, int begin, int end) {
        reserve(end - begin);
        System.arraycopy(from, begin, bytes, size, end - begin);
        size += end - begin;
    }

    private void append(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
