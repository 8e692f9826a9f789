package io.github.testmonitor.maven.pom;

import org.jspecify.annotations.Nullable;

/** Texts of Surefire's and Failsafe's {@code argLine}. */
public final class ArgLine {
    /** The property that the parameter {@code argLine} has when it is not configured. */
    public static final String PROPERTY = "argLine";

    static final String PARAMETER = "argLine";

    private ArgLine() {}

    /**
     * What stands there with the late property before it. Where nothing stands, the property {@code argLine} follows, which is
     * what the plugin would have taken. Our agent comes first, so that others (JaCoCo) do not instrument it.
     *
     * @param property the value of the property {@code argLine} as the model has it, or null
     */
    static String with(LateProperty late, @Nullable String existing, @Nullable String property) {
        return with(late.reference(), existing, reference(property));
    }

    /** The same for a plugin that knows no late references. */
    static String withEarly(LateProperty late, @Nullable String existing) {
        return with(late.earlyReference(), existing, earlyReference(PROPERTY));
    }

    private static String with(String ours, @Nullable String existing, String property) {
        if (existing == null || existing.isBlank()) {
            return ours + " " + property;
        }
        return existing.contains(ours) ? existing : ours + " " + existing;
    }

    /**
     * The reference to the property {@code argLine}. Late, it takes what others (JaCoCo) put into the property beside {@code -DargLine};
     * but Surefire puts in its text as it stands. Where the text itself refers to properties, Maven has to resolve it, as it would
     * without us.
     */
    private static String reference(@Nullable String property) {
        boolean refers = property != null && (property.contains("${") || property.contains("@{"));
        return refers ? earlyReference(PROPERTY) : lateReference(PROPERTY);
    }

    /** Whether the text takes the property when the fork starts; {@code ${…}} that is still there is resolved late, too. */
    public static boolean takes(String argLine, String property) {
        return argLine.contains(lateReference(property)) || argLine.contains(earlyReference(property));
    }

    private static String earlyReference(String property) {
        return "${" + property + "}";
    }

    private static String lateReference(String property) {
        return "@{" + property + "}";
    }

    /**
     * One argument, quoted so that Surefire's splitting leaves it whole: it knows single and double quotes, and no escape.
     *
     * @throws IllegalArgumentException if the argument holds both kinds of quotes
     */
    public static String quoted(String argument) {
        if (argument.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'')) {
            return argument;
        }
        if (argument.indexOf('"') < 0) {
            return '"' + argument + '"';
        }
        if (argument.indexOf('\'') < 0) {
            return '\'' + argument + '\'';
        }
        throw new IllegalArgumentException("no argument of a fork can hold both ' and \": " + argument);
    }
}
