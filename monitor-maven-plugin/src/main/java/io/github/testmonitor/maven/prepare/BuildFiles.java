package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.build.ExecutionContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The build.json files of the session. They are written before the tests with what is known then, and again when the whole
 * context is known. Thread-safe.
 */
final class BuildFiles {
    private final Map<Path, Function<ExecutionContext, BuildFile>> written = new HashMap<>();
    private ExecutionContext context;

    /** @param context what is known at once */
    BuildFiles(ExecutionContext context) {
        this.context = context;
    }

    synchronized void write(Path path, Function<ExecutionContext, BuildFile> content) throws IOException {
        written.put(path, content);
        content.apply(context).write(path);
    }

    synchronized void complete(ExecutionContext whole) throws IOException {
        context = whole;
        for (Map.Entry<Path, Function<ExecutionContext, BuildFile>> file : written.entrySet()) {
            file.getValue().apply(whole).write(file.getKey());
        }
    }
}
