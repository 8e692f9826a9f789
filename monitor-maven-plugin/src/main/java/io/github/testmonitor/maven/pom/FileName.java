package io.github.testmonitor.maven.pom;

/** Makes names that people chose fit for file systems, property names and command lines. */
public final class FileName {
    private FileName() {}

    /** The text with every character but ASCII letters, digits, {@code . - _} written as {@code _} and its four hex digits. */
    public static String of(String text) {
        StringBuilder name = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            if (isPlain(c)) {
                name.append(c);
            } else {
                name.append('_').append(Integer.toHexString(0x10000 | c).substring(1));
            }
        }
        return name.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '-'
                || c == '_';
    }
}
