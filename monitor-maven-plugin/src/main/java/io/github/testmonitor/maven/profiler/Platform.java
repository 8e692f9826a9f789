package io.github.testmonitor.maven.profiler;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A platform that async-profiler has a library for.
 *
 * @param entry of its jar
 * @param engines that sample CPU time there, the best one first. None needs the kernel's perf events, which containers forbid
 */
record Platform(String entry, List<String> engines) {
    private static final String LIBRARY = "libasyncProfiler.so";
    /** By a timer of each thread; else by one of the process, whose signals may all go to one thread. */
    private static final List<String> LINUX_ENGINES = List.of("ctimer", "itimer");

    /**
     * The platform of that name, or null where there is no library for it.
     *
     * @param os as in the system property os.name
     * @param architecture as in os.arch
     */
    static @Nullable Platform of(String os, String architecture) {
        String name = os.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return new Platform("macos/" + LIBRARY, List.of("itimer"));
        }
        if (!name.startsWith("linux")) {
            return null;
        }
        return switch (architecture) {
            case "amd64", "x86_64" -> new Platform("linux-x64/" + LIBRARY, LINUX_ENGINES);
            case "aarch64" -> new Platform("linux-arm64/" + LIBRARY, LINUX_ENGINES);
            default -> null;
        };
    }
}
