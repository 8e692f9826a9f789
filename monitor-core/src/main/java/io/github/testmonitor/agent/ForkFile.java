package io.github.testmonitor.agent;

import io.github.testmonitor.config.MonitorConfig;
import io.github.testmonitor.probe.ContainerLimits;
import io.github.testmonitor.probe.ProcessId;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.ForkRecord.ForkStarted;
import io.github.testmonitor.record.ForkRecord.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Names and begins the file of this fork. */
final class ForkFile {
    private static final String EXTENSION = ".jsonl";

    private ForkFile() {}

    /** Opens the file, whose first line is then in it. */
    static ForkFileWriter open(MonitorConfig config, Instant startedAt, @Nullable Integer fork, Path root)
            throws IOException {
        long pid = ProcessId.own(root);
        String name = "fork-" + startedAt.toEpochMilli() + "-" + pid + EXTENSION;
        ForkFileWriter out = ForkFileWriter.open(config.outputDirectory().resolve(name));
        out.write(forkStarted(fork, config, startedAt, pid, root));
        return out;
    }

    /** The file of the same name and another extension. */
    static Path beside(Path forkFile, String extension) {
        String name = forkFile.getFileName().toString();
        return forkFile.resolveSibling(name.substring(0, name.length() - EXTENSION.length()) + extension);
    }

    private static ForkStarted forkStarted(
            @Nullable Integer fork, MonitorConfig config, Instant startedAt, long pid, Path root) {
        Runtime runtime = Runtime.getRuntime();
        Jvm jvm = new Jvm(
                System.getProperty("java.version", "unknown"),
                System.getProperty("java.vm.name", "unknown"),
                null,
                runtime.maxMemory() == Long.MAX_VALUE ? null : runtime.maxMemory());
        return new ForkStarted(
                ForkRecord.FORMAT,
                config.buildId(),
                startedAt,
                config.module(),
                config.execution(),
                config.invocation(),
                fork,
                pid,
                config.interval().toMillis(),
                jvm,
                runtime.availableProcessors(),
                ContainerLimits.read(root));
    }
}
