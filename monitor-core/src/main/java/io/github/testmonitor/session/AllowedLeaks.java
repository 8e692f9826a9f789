package io.github.testmonitor.session;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
            "Attach Listener",
            "Keep-Alive-*",
            "JNA Cleaner",
            "JFR *",
            "surefire-*",
            "junit-*",
            "test-monitor-*");
    private static final String CARRIER = "CarrierThread";

    private final List<Pattern> patterns = new ArrayList<>();

    AllowedLeaks(List<String> ofTheBuild) {
        OF_EVERYBODY.forEach(pattern -> patterns.add(pattern(pattern)));
        ofTheBuild.forEach(pattern -> patterns.add(pattern(pattern)));
    }

    boolean allows(String name) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Carriers of virtual threads are the JVM's own. */
    boolean allows(Thread thread) {
        return thread.getClass().getSimpleName().equals(CARRIER) || allows(thread.getName());
    }

    private static Pattern pattern(String withStars) {
        return Pattern.compile(Pattern.quote(withStars).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
    }
}
