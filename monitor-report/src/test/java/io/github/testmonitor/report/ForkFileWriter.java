package io.github.testmonitor.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes fork files for tests, line by line, as a fork would. */
public final class ForkFileWriter implements AutoCloseable {
    private final Path file;
    private final Writer out;
    private boolean flushing = true;

    private ForkFileWriter(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        this.out = Files.newBufferedWriter(file);
    }

    /** Starts the file {@code forks/<folder>/fork-<name>.jsonl} of a monitor directory, with nothing in it. */
    public static ForkFileWriter in(Path monitorDirectory, String folder, String name) throws IOException {
        return new ForkFileWriter(
                monitorDirectory.resolve("forks").resolve(folder).resolve("fork-" + name + ".jsonl"));
    }

    public Path file() {
        return file;
    }

    public ForkFileWriter line(String line) {
        return raw(line + "\n");
    }

    public ForkFileWriter raw(String text) {
        try {
            out.write(text);
            if (flushing) {
                out.flush();
            }
            return this;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public ForkFileWriter started(String buildId, String startedAt) {
        return started(buildId, startedAt, "surefire:default-test", 1);
    }

    public ForkFileWriter started(String buildId, String startedAt, String execution, int invocation) {
        return line("""
                {"type":"forkStarted","format":1,"buildId":"%s","startedAt":"%s","module":"g:a","execution":"%s",\
                "invocation":%d,"fork":1,"pid":7,"intervalMillis":100,"jvm":{"version":"17","name":"VM"},"cpus":2,\
                "container":{"memoryLimitBytes":1000,"cpuLimit":1.5}}""".formatted(buildId, startedAt, execution, invocation));
    }

    public ForkFileWriter disabled(String buildId, String reason) {
        return line("""
                {"type":"disabled","format":1,"buildId":"%s","module":"g:a","execution":"surefire:default-test",\
                "pid":7,"reason":"%s"}""".formatted(buildId, reason));
    }

    public ForkFileWriter testStarted(long t, long id, String className, String method) {
        return line("""
                {"type":"testStarted","t":%d,"id":%d,"parent":null,"uniqueId":"%s/%s","className":"%s",\
                "methodName":"%s","displayName":"%s()","thread":"main"}""".formatted(t, id, className, method, className, method, method));
    }

    /** @param figures further fields, such as {@code "cpuNanos":5} */
    public ForkFileWriter testFinished(long t, long id, String status, String... figures) {
        return line(finished("testFinished", t, id, status, figures));
    }

    public ForkFileWriter containerStarted(long t, long id, String className) {
        return line("""
                {"type":"containerStarted","t":%d,"id":%d,"parent":null,"uniqueId":"%s","className":"%s",\
                "displayName":"%s","thread":"main"}""".formatted(t, id, className, className, className));
    }

    public ForkFileWriter containerFinished(long t, long id, String... figures) {
        return line(finished("containerFinished", t, id, "successful", figures));
    }

    /** A test of one millisecond with 100 ns of CPU. */
    public ForkFileWriter test(long id, String className, String method) {
        return testStarted(id * 1_000_000, id, className, method)
                .testFinished(
                        id * 1_000_000 + 1_000_000, id, "successful", "\"wallNanos\":1000000", "\"cpuNanos\":100");
    }

    public ForkFileWriter skipped(long t, String className, String method) {
        return line("""
                {"type":"testSkipped","t":%d,"uniqueId":"%s/%s","className":"%s","methodName":"%s",\
                "displayName":"%s()","reason":"@Disabled"}""".formatted(t, className, method, className, method, method));
    }

    /** @param readings further fields, such as {@code "rssBytes":5} */
    public ForkFileWriter sample(long t, List<Long> running, String... readings) {
        List<String> fields = new ArrayList<>(List.of(readings));
        fields.add("\"running\":" + running);
        return line("{\"type\":\"sample\",\"t\":%d,\"gapNanos\":100000000,%s}".formatted(t, String.join(",", fields)));
    }

    /**
     * A stack of 1 MiB and 20 ms for each of its weights of 1.
     *
     * @param frames innermost first
     */
    public ForkFileWriter stack(long t, long id, int cpu, int allocated, String... frames) {
        return line(
                "{\"type\":\"stack\",\"t\":%d,\"id\":%d,\"thread\":\"main\",\"cpuNanos\":%d,\"allocatedBytes\":%d,\"frames\":[\"%s\"]}"
                        .formatted(t, id, cpu * 20_000_000L, (long) allocated << 20, String.join("\",\"", frames)));
    }

    public ForkFileWriter sectionStarted(long t, long id, long parent, String name) {
        return line("{\"type\":\"sectionStarted\",\"t\":%d,\"id\":%d,\"parent\":%d,\"name\":\"%s\",\"thread\":\"main\"}"
                .formatted(t, id, parent, name));
    }

    /** @param figures further fields, such as {@code "cpuNanos":5} */
    public ForkFileWriter sectionFinished(long t, long id, String... figures) {
        return line("{\"type\":\"sectionFinished\",\"t\":%d,\"id\":%d,%s}".formatted(t, id, String.join(",", figures)));
    }

    public ForkFileWriter forkFinished(long t, String reason) {
        return line("""
                {"type":"forkFinished","t":%d,"reason":"%s","cpuNanos":9000,"allocatedBytes":8000,"peakRssBytes":7000,\
                "gcCpuNanos":10,"jitCpuNanos":20,\
                "monitor":{"cpuNanos":1,"writtenBytes":2,"samples":3,"lateSamples":0}}""".formatted(t, reason));
    }

    /** Leaves it to {@link #close} to make what is written visible, which is faster. */
    public ForkFileWriter buffered() {
        flushing = false;
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static String finished(String type, long t, long id, String status, String... figures) {
        List<String> fields = new ArrayList<>(List.of(figures));
        fields.add("\"sharedWith\":0");
        return "{\"type\":\"%s\",\"t\":%d,\"id\":%d,\"status\":\"%s\",%s}"
                .formatted(type, t, id, status, String.join(",", fields));
    }
}
