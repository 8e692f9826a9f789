package io.github.testmonitor.report.unseen;

/** The parts of names that all providers agree on. */
final class CaseName {
    private CaseName() {}

    /** A case's name without parameters and numbers of invocations. */
    static String base(String name) {
        for (int index = 0; index < name.length(); index++) {
            if ("({[".indexOf(name.charAt(index)) >= 0) {
                return name.substring(0, index).strip();
            }
        }
        return name.strip();
    }

    /** Whether it can be the name of a class with its package. */
    static boolean isFull(String className) {
        return className.indexOf('.') > 0
                && className.indexOf('(') < 0
                && className.chars().noneMatch(Character::isWhitespace);
    }

    /** A class's name without its package. */
    static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** A class's name without Surefire's reportNameSuffix, which stands in parentheses. */
    static String withoutSuffix(String className) {
        int suffix = className.indexOf('(');
        return suffix > 0 ? className.substring(0, suffix) : className;
    }
}
