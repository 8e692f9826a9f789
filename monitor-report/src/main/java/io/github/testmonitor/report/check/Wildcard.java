package io.github.testmonitor.report.check;

/** A pattern in which {@code *} stands for any characters, none included, and {@code ?} for one. */
record Wildcard(String pattern) {

    boolean matches(String text) {
        int inPattern = 0;
        int inText = 0;
        int lastStar = -1;
        int retry = 0;
        while (inText < text.length()) {
            if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                lastStar = inPattern++;
                retry = inText;
            } else if (inPattern < pattern.length()
                    && (pattern.charAt(inPattern) == '?' || pattern.charAt(inPattern) == text.charAt(inText))) {
                inPattern++;
                inText++;
            } else if (lastStar >= 0) {
                inPattern = lastStar + 1;
                inText = ++retry;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }
}
