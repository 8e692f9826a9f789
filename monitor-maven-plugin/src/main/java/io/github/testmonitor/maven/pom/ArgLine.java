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
     */
    static String with(LateProperty late, @Nullable String existing) {
        if (existing == null || existing.isBlank()) {
            return late.reference() + " " + lateReference(PROPERTY);
        }
        return existing.contains(late.reference()) ? existing : late.reference() + " " + existing;
    }

    /** Whether the text takes the property when the fork starts; {@code ${…}} that is still there is resolved late, too. */
    public static boolean takes(String argLine, String property) {
        return argLine.contains(lateReference(property)) || argLine.contains("${" + property + "}");
    }

    static String lateReference(String property) {
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
