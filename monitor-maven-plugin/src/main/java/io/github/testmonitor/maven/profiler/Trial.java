package io.github.testmonitor.maven.profiler;

import io.github.testmonitor.maven.context.Command;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Starts a JVM with async-profiler, which does nothing else. */
final class Trial {
    /** For a machine that is all taken. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private Trial() {}

    /**
     * Whether the JVM ends in order and leaves a recording.
     *
     * @param folder an empty one, which is empty again afterwards
     */
    static boolean succeeds(Command command, Path java, Path library, String engine, Path folder) throws IOException {
        List<String> words = List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                AsyncProfiler.argument(library, engine, folder),
                "-version");
        boolean started = command.output(words).isPresent();
        return empty(folder) && started;
    }

    /** Whether there was a recording. */
    private static boolean empty(Path folder) throws IOException {
        boolean recorded = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                recorded |= file.toString().endsWith(".jfr") && Files.size(file) > 0;
                Files.delete(file);
            }
        }
        return recorded;
    }
}
