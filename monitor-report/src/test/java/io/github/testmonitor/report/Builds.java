package io.github.testmonitor.report;

import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.build.ExecutionContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Build files for tests. */
public final class Builds {
    public static final String START = "2020-02-03T05:12:00Z";

    private Builds() {}

    public static BuildFile build(String buildId, String module, BuildFile.Execution... executions) {
        return build(buildId, START, module, executions);
    }

    public static BuildFile build(String buildId, String startedAt, String module, BuildFile.Execution... executions) {
        ExecutionContext context = new ExecutionContext(
                new ExecutionContext.Machine(null, null, null, null, null, null, null, null, null, null, null),
                new ExecutionContext.Software(null, null, null, "0.1.0"),
                null,
                null);
        return new BuildFile(buildId, Instant.parse(startedAt), null, module, null, null, List.of(executions), context);
    }

    public static BuildFile.Execution execution(String name, Path reportsDirectory) {
        return new BuildFile.Execution(name, 1, reportsDirectory, null);
    }

    public static void write(BuildFile build, Path monitorDirectory) throws IOException {
        build.write(monitorDirectory.resolve(BuildFile.NAME));
    }
}
