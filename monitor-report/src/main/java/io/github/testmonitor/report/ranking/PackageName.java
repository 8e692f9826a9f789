package io.github.testmonitor.report.ranking;

/** The package of a test class. */
final class PackageName {
    private PackageName() {}

    /**
     * What stands before the last dot; empty for the default package, and for what is no class but a title (of a feature,
     * say), which has spaces.
     */
    static String of(String className) {
        int dot = className.lastIndexOf('.');
        boolean title = className.chars().anyMatch(Character::isWhitespace);
        return dot < 0 || title ? "" : className.substring(0, dot);
    }
}
