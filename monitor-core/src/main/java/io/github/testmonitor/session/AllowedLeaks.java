package io.github.testmonitor.session;

import io.github.testmonitor.ownership.JdkThreads;
import java.util.List;

/**
 * What may be left behind by whoever comes first: the JDK and the frameworks keep some threads for all that follow. Patterns with
 * {@code *} for any characters, held against names of threads and of files.
 */
final class AllowedLeaks {
    private static final List<String> OF_EVERYBODY = List.of(
            "ForkJoinPool.commonPool-*",
            "process reaper*",
            "Common-Cleaner",
            "Cleaner-*",
            "CompletableFutureDelayScheduler",
            "VirtualThread-unparker*",
            "VirtualThread-unblocker*",
            "ForkJoinPool-*-delayScheduler",
            "Attach Listener",
            "Keep-Alive-*",
            "Java2D Disposer",
            "JNA Cleaner",
            "JFR *",
            "surefire-*",
            "junit-*",
            "test-monitor-*");
    private static final String CARRIER = "CarrierThread";
    private static final String JUNIT = "org.junit.platform.";

    private final List<String> ofTheBuild;

    AllowedLeaks(List<String> ofTheBuild) {
        this.ofTheBuild = ofTheBuild;
    }

    boolean allows(String name) {
        return matches(name, OF_EVERYBODY) || matches(name, ofTheBuild);
    }

    /** Carriers of virtual threads are the JVM's own, and what the JDK or a framework makes for its own use has a type of its own. */
    boolean allows(Thread thread) {
        Class<?> type = thread.getClass();
        return type.getSimpleName().equals(CARRIER)
                || type.getName().startsWith(JUNIT)
                || JdkThreads.serves(thread)
                || allows(thread.getName());
    }

    private static boolean matches(String name, List<String> patterns) {
        for (int i = 0; i < patterns.size(); i++) {
            if (matches(name, patterns.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** By hand: twelve regular expressions would be compiled before main. Goes back to the latest star where it is stuck. */
    private static boolean matches(String name, String pattern) {
        int at = 0;
        int inPattern = 0;
        int behindStar = -1;
        int takenByStar = 0;
        while (at < name.length()) {
            if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                behindStar = ++inPattern;
                takenByStar = at;
            } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == name.charAt(at)) {
                inPattern++;
                at++;
            } else if (behindStar >= 0) {
                inPattern = behindStar;
                at = ++takenByStar;
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
