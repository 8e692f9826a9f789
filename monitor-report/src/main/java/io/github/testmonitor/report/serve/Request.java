package io.github.testmonitor.report.serve;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP request. Bodies are never read.
 *
 * @param path as it was sent, nothing decoded, without its query
 * @param lastEventId what a reader of events has seen last; null where it says nothing that is a number
 */
record Request(
        String method,
        String path,
        @Nullable String host,
        @Nullable Long lastEventId) {
    /** Longer heads are refused unread. */
    static final int MAXIMUM_BYTES = 8192;

    /** Returns the length of the head with its empty line, or -1 where that has not come yet. */
    static int headLength(byte[] bytes, int length) {
        for (int index = 3; index < length; index++) {
            if (bytes[index] == '\n'
                    && bytes[index - 1] == '\r'
                    && bytes[index - 2] == '\n'
                    && bytes[index - 3] == '\r') {
                return index + 1;
            }
        }
        return -1;
    }

    /** Reads a head; null where it is none, or says something twice that counts here. */
    static @Nullable Request parse(byte[] bytes, int length) {
        String[] lines = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length != 3 || !first[1].startsWith("/") || !first[2].startsWith("HTTP/1.")) {
            return null;
        }
        Map<String, String> fields = new HashMap<>();
        for (int index = 1; index < lines.length && !lines[index].isEmpty(); index++) {
            int colon = lines[index].indexOf(':');
            if (colon <= 0) {
                return null;
            }
            String name = lines[index].substring(0, colon).toLowerCase(Locale.ROOT);
            String before = fields.put(name, lines[index].substring(colon + 1).strip());
            if (before != null && name.equals("host")) {
                return null;
            }
        }
        int query = first[1].indexOf('?');
        return new Request(
                first[0],
                query < 0 ? first[1] : first[1].substring(0, query),
                fields.get("host"),
                number(fields.get("last-event-id")));
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
