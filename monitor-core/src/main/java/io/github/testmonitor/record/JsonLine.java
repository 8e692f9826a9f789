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
    private static final char REPLACEMENT = '\uFFFD';

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

    private void key(String name) {
        if (!first) {
            append(',');
        }
        first = false;
        append('"');
        ascii(name);
        append('"');
        append(':');
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

    private void number(long value) {
        if (value == Long.MIN_VALUE) {
            reserve(MIN_LONG.length);
            System.arraycopy(MIN_LONG, 0, bytes, size, MIN_LONG.length);
            size += MIN_LONG.length;
            return;
        }
        reserve(MIN_LONG.length);
        long rest = value;
        if (rest < 0) {
            bytes[size++] = '-';
            rest = -rest;
        }
        int digits = digits(rest);
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void string(String text) {
        append('"');
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                plain(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                supplementary(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                basic(Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        append('"');
    }

    private void plain(char c) {
        if (c == '"' || c == '\\') {
            append('\\');
            append(c);
        } else if (c < ' ') {
            ascii("\\u00");
            bytes(HEX[c >> 4], HEX[c & 0xF]);
        } else {
            append(c);
        }
    }

    private void basic(char c) {
        if (c < 0x800) {
            bytes(0xC0 | c >> 6, 0x80 | c & 0x3F);
        } else {
            append(0xE0 | c >> 12);
            bytes(0x80 | c >> 6 & 0x3F, 0x80 | c & 0x3F);
        }
    }

    private void supplementary(int codePoint) {
        bytes(0xF0 | codePoint >> 18, 0x80 | codePoint >> 12 & 0x3F);
        bytes(0x80 | codePoint >> 6 & 0x3F, 0x80 | codePoint & 0x3F);
    }

    private void bytes(int one, int two) {
        append(one);
        append(two);
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
