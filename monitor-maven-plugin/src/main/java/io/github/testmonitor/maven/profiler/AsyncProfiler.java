package io.github.testmonitor.maven.profiler;

import io.github.testmonitor.maven.context.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * async-profiler as it is put into forks: the native library, and the engine that works on this machine. Immutable.
 *
 * @param problem why forks run without it, for people; null where they have it
 */
public record AsyncProfiler(
        @Nullable Path library,
        @Nullable String engine,
        @Nullable String problem) {
    /** Tried with the JDKs that we test. */
    public static final String VERSION = "4.5";

    /** Characters at which the JVM or async-profiler would split or rewrite a path. */
    private static final String SPLITTING = ",=%";

    /**
     * Resolves, unpacks and tries it. A library that the JVM cannot load ends the JVM at once: so it is tried in a JVM that runs no
     * tests. The trial also tells whether the kernel lets the engine have its timers.
     *
     * @param folder takes the unpacked library
     * @param java the command of a JVM for the trial
     */
    public static AsyncProfiler prepare(
            String version, String os, String architecture, ProfilerArtifact artifact, Path folder, Path java) {
        Platform platform = Platform.of(os, architecture);
        if (platform == null) {
            return missing("there is none for " + os + " on " + architecture + ", only for Linux and macOS");
        }
        try {
            Path library = UnpackedLibrary.unpack(artifact.jar(version), platform.entry(), folder);
            if (isSplit(library)) {
                return missing("no path of it may hold any of the characters " + SPLITTING + ": " + library);
            }
            String engine = workingEngine(platform, library, java);
            return engine != null
                    ? new AsyncProfiler(library, engine, null)
                    : missing("a JVM with " + library + " did not start, or wrote no recording");
        } catch (IOException e) {
            return missing(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String workingEngine(Platform platform, Path library, Path java) throws IOException {
        Path folder = Files.createTempDirectory(library.getParent(), "trial");
        try {
            Command command = Command.in(folder, Trial.TIMEOUT);
            for (String engine : platform.engines()) {
                if (Trial.succeeds(command, java, library, engine, folder)) {
                    return engine;
                }
            }
            return null;
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private static AsyncProfiler missing(String problem) {
        return new AsyncProfiler(null, null, problem);
    }

    /**
     * The argument of a fork, or null where it runs without. Not quoted.
     *
     * @param forks the folder of the fork files, which must exist when the fork starts
     */
    public @Nullable String argument(Path forks) {
        if (library == null || engine == null || isSplit(forks)) {
            return null;
        }
        return argument(library, engine, forks);
    }

    /**
     * Java frames only, as only those are shown; what it complains of goes into a file of its own, as it would go to standard output,
     * through which Surefire talks to its fork.
     */
    static String argument(Path library, String engine, Path forks) {
        return "-agentpath:" + library + "="
                + String.join(
                        ",",
                        List.of(
                                "start",
                                "event=" + engine,
                                "interval=10ms",
                                "alloc=512k",
                                "cstack=no",
                                "jstackdepth=256",
                                "loglevel=warn",
                                "log=" + forks.resolve("async-profiler.log"),
                                "jfr",
                                "file=" + forks.resolve("async-%p-%t.jfr")));
    }

    private static boolean isSplit(Path path) {
        return path.toString().chars().anyMatch(character -> SPLITTING.indexOf(character) >= 0);
    }
}
