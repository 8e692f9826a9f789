package io.github.testmonitor.report.build;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One module's target/monitor/build.json: which build its fork files belong to. Written once per session and module, before
 * the tests.
 *
 * @param buildId the same in all modules of a session, and in every record of its forks
 * @param startedAt when the session began
 * @param pid of the JVM that Maven runs in; null in files of versions that did not say
 * @param module {@code groupId:artifactId}
 * @param executions the Surefire and Failsafe executions that the build was seen to have, in the order of the POM
 */
public record BuildFile(
        String buildId,
        Instant startedAt,
        @Nullable Long pid,
        String module,
        @Nullable String moduleName,
        @Nullable String version,
        List<Execution> executions,
        ExecutionContext context) {

    /** The name of the file in the module's monitor directory. */
    public static final String NAME = "build.json";

    public BuildFile {
        Objects.requireNonNull(buildId, "buildId");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(module, "module");
        executions = List.copyOf(executions);
        Objects.requireNonNull(context, "context");
    }

    /**
     * Reads a file that {@link #write} wrote, of this version or another: fields that are not known are ignored.
     *
     * @throws IOException if there is no such file, or it is no build file; the message names it
     */
    public static BuildFile read(Path file) throws IOException {
        return BuildFileJson.read(file);
    }

    /**
     * Writes this to the file, in one step: a reader sees the old content or the new. Folders are made as needed.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        BuildFileJson.write(this, file);
    }

    /**
     * One execution of Surefire or Failsafe.
     *
     * @param name {@code surefire:default-test}, as in the fork files
     * @param invocation the last one of the session counts
     * @param reportsDirectory absolute; where TEST-*.xml are written
     * @param blindness why its tests cannot be seen, as far as the build can tell beforehand; null where they can
     */
    public record Execution(
            String name,
            int invocation,
            Path reportsDirectory,
            @Nullable Blindness blindness) {

        public Execution {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(reportsDirectory, "reportsDirectory");
        }
    }

    /** Why the build expects no fork file of an execution. */
    public enum Blindness {
        /** Tests run inside Maven's own JVM. */
        FORK_COUNT_ZERO,
        /** argLine is fixed in the POM and there is no extension to change it. */
        FIXED_ARG_LINE,
        /** argLine was given on the command line, which beats the property, and there is no extension. */
        COMMAND_LINE_ARG_LINE,
        /** The tests are skipped. */
        SKIPPED,
        /** The module has no test classes. */
        NO_TESTS
    }
}
