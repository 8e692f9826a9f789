package io.github.testmonitor.surefire;

import org.jspecify.annotations.Nullable;

/**
 * Fields of a line of a fork file, found by their names: inside a text every quote has a backslash before it, so that no text can
 * look like a field.
 */
final class Line {
    private Line() {}

    /** The number of a field, or -1 where there is none. */
    static long number(String line, String field) {
        int start = start(line, field);
        int end = start;
        while (start >= 0 && end < line.length() && end - start < 18 && Character.isDigit(line.charAt(end))) {
            end++;
        }
        return end == start ? -1 : Long.parseLong(line.substring(start, end));
    }

    /** The text of a field without escapes, or null where there is none or it has some: no name of a class has any. */
    static @Nullable String text(String line, String field) {
        int start = start(line, field);
        if (start < 0 || start >= line.length() || line.charAt(start) != '"') {
            return null;
        }
        int end = line.indexOf('"', start + 1);
        String text = end < 0 ? "\\" : line.substring(start + 1, end);
        return text.indexOf('\\') >= 0 ? null : text;
    }

    private static int start(String line, String field) {
        String name = '"' + field + "\":";
        for (int index = line.indexOf(name); index >= 0; index = line.indexOf(name, index + 1)) {
            if (index > 0 && line.charAt(index - 1) != '\\') {
                return index + name.length();
            }
        }
        return -1;
    }
}
