package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.maven.pom.ArgLine;
import io.github.testmonitor.maven.profiler.AsyncProfiler;
import io.github.testmonitor.maven.profiler.ProfilerArtifact;
import io.github.testmonitor.maven.session.SharedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** What stands in the command lines of forks beside the agent, for a profile that the JVM itself makes. */
final class ForkProfiler {
    private final @Nullable AsyncProfiler async;
    private final @Nullable Log log;

    private ForkProfiler(@Nullable AsyncProfiler async, @Nullable Log log) {
        this.async = async;
        this.log = log;
    }

    static ForkProfiler none() {
        return new ForkProfiler(null, null);
    }

    /** Prepares async-profiler, once a session; warns once where the tests have to run without it. */
    static ForkProfiler async(String version, ProfilerArtifact artifact, Path folder, SharedSession shared, Log log) {
        AsyncProfiler prepared = shared.one(AsyncProfiler.class, () -> {
            AsyncProfiler made = AsyncProfiler.prepare(
                    version,
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    artifact,
                    folder,
                    Path.of(System.getProperty("java.home"), "bin", "java"));
            if (made.problem() != null) {
                log.warn("The tests run without async-profiler: " + made.problem() + ".");
            }
            return made;
        });
        return new ForkProfiler(prepared, log);
    }

    /**
     * What is to be put behind the agent, with a space before it; empty where that is nothing.
     *
     * @param forks takes the recordings; is made if missing, as async-profiler does not
     */
    String argument(Path forks) throws IOException {
        if (async == null || async.problem() != null) {
            return "";
        }
        String argument = async.argument(forks);
        if (argument == null) {
            if (log != null) {
                log.warn("The tests run without async-profiler, which cannot write to a folder with one of the"
                        + " characters ,=% in its path: " + forks);
            }
            return "";
        }
        Files.createDirectories(forks);
        return " " + ArgLine.quoted(argument);
    }
}
