package io.github.testmonitor.report.format;

import org.jspecify.annotations.Nullable;

/**
 * Makes names that come from a build's tests safe to show. A test may be called anything, a terminal's escape sequences
 * included.
 */
public final class Names {
    /** The most characters that are kept of a name. */
    public static final int MAXIMUM_LENGTH = 500;

    private static final char REPLACEMENT = '\uFFFD';
    private static final char ELLIPSIS = '…';

    private Names() {}

    /**
     * The name on one line, without anything that steers a terminal or turns the direction of text: control characters, line
     * separators and halves of surrogate pairs become U+FFFD, bidirectional controls stand as text ({@code \}{@code u202E}),
     * and what is longer than {@value #MAXIMUM_LENGTH} characters is cut and ends with an ellipsis.
     *
     * <p>It is not escaped for HTML, JSON or any other format.
     */
    public static String clean(String name) {
        if (isClean(name)) {
            return name;
        }
        StringBuilder clean = new StringBuilder(Math.min(name.length(), MAXIMUM_LENGTH) + 8);
        for (int index = 0; index < name.length(); ) {
            int codePoint = name.codePointAt(index);
            append(clean, codePoint);
            index += Character.charCount(codePoint);
            if (clean.length() > MAXIMUM_LENGTH) {
                return cut(clean);
            }
        }
        return clean.toString();
    }

    /**
     * A test as people look for it, made clean: class and method, and the display name where it says more than the method, as
     * in {@code com.acme.FooTest#bar [2] empty}.
     *
     * @param className null where the test has none
     * @param methodName null where the test has none
     */
    public static String test(@Nullable String className, @Nullable String methodName, String displayName) {
        String prefix = className != null ? className + "#" : "";
        if (methodName == null) {
            return clean(prefix + displayName);
        }
        boolean saysMore = !displayName.equals(methodName) && !displayName.equals(methodName + "()");
        if (saysMore && displayName.startsWith(methodName)) {
            return clean(prefix + displayName);
        }
        return clean(prefix + methodName + (saysMore ? " " + displayName : ""));
    }

    /** A class without its package; a title that stands for one, which has spaces, as it is. */
    public static String simple(String className) {
        boolean title = className.chars().anyMatch(Character::isWhitespace);
        return title ? className : className.substring(className.lastIndexOf('.') + 1);
    }

    private static boolean isClean(String name) {
        if (name.length() > MAXIMUM_LENGTH) {
            return false;
        }
        for (int index = 0; index < name.length(); ) {
            int codePoint = name.codePointAt(index);
            boolean plain = codePoint >= ' ' && codePoint <= '~';
            if (!plain && (isUnprintable(codePoint) || isBidirectionalControl(codePoint))) {
                return false;
            }
            index += Character.charCount(codePoint);
        }
        return true;
    }

    private static void append(StringBuilder clean, int codePoint) {
        if (isBidirectionalControl(codePoint)) {
            clean.append("\\u").append(String.format("%04X", codePoint));
        } else if (isUnprintable(codePoint)) {
            clean.append(REPLACEMENT);
        } else {
            clean.appendCodePoint(codePoint);
        }
    }

    private static String cut(StringBuilder text) {
        int end = MAXIMUM_LENGTH - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private static boolean isBidirectionalControl(int codePoint) {
        return codePoint == 0x061C
                || codePoint == 0x200E
                || codePoint == 0x200F
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
