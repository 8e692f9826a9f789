package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.maven.context.ContextSource;
import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.build.ExecutionContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.maven.plugin.logging.Log;

/** What is done once in a session, with the first agent that is prepared: to find out the execution context. Thread-safe. */
final class BuildSession {
    private final BuildFiles files;

    private BuildSession(BuildFiles files) {
        this.files = files;
    }

    /** A session of which no more is to be found out. */
    static BuildSession of(ExecutionContext context) {
        return new BuildSession(new BuildFiles(context));
    }

    /** Starts to ask for the context in a thread of its own, which ends within seconds. */
    static BuildSession start(ContextSource source, Log log) {
        BuildFiles files = new BuildFiles(source.atOnce());
        Thread thread = new Thread(() -> complete(files, source, log), "monitor-execution-context");
        thread.setDaemon(true);
        thread.start();
        return new BuildSession(files);
    }

    /** Whatever goes wrong here, the build files stand as they were first written. */
    private static void complete(BuildFiles files, ContextSource source, Log log) {
        try {
            files.complete(source.complete());
        } catch (IOException | RuntimeException | LinkageError e) {
            log.debug("The execution context is incomplete", e);
        }
    }

    void write(Path path, Function<ExecutionContext, BuildFile> content) throws IOException {
        files.write(path, content);
    }
}
