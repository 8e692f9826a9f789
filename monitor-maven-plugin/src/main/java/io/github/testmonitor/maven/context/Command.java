package io.github.testmonitor.maven.context;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs another program for its output. */
@FunctionalInterface
public interface Command {
    /** What the program wrote to its standard output, or empty if it failed, is missing or took too long. */
    Optional<String> output(List<String> words);

    /** Runs programs in a folder; one that takes longer than the timeout is ended. What they write to standard error is dropped. */
    static Command in(Path folder, Duration timeout) {
        return words -> run(words, folder, timeout);
    }

    private static Optional<String> run(List<String> words, Path folder, Duration timeout) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(NULL_DEVICE.toFile()))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // They would load other people's agents into our JVM, and make it talk.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Optional.empty(); // The program is not there: what it would have said stays unknown.
        }
        try {
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
            return ended ? Optional.of(output.get(timeout.toMillis(), TimeUnit.MILLISECONDS)) : Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty(); // It broke off, or left its output to a process that goes on.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a program reads that shall ask nobody anything. */
    Path NULL_DEVICE = Path.of(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
}
