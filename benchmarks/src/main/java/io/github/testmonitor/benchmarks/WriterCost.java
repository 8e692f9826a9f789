package io.github.testmonitor.benchmarks;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord.Identity;
import io.github.testmonitor.record.ForkRecord.Sample;
import io.github.testmonitor.record.ForkRecord.TestFinished;
import io.github.testmonitor.record.ForkRecord.TestStarted;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.record.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs to write a record: to a file, and to where the kernel does nothing with it, which is mostly the encoding. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class WriterCost {
    /** A file is begun anew with each iteration, lest it fill the disk. */
    @Param({"file", "nowhere"})
    public String to;

    private final TestStarted started = new TestStarted(
            1_200_300,
            17,
            16L,
            new Identity(
                    "[engine:junit-jupiter]/[class:com.acme.FooTest]/[method:bar()]",
                    "com.acme.FooTest",
                    "bar",
                    "bar()",
                    "bar"),
            List.of("slow"),
            "main");

    private final TestFinished finished = new TestFinished(5_200_300, 17, Status.SUCCESSFUL, 0, figures());
    private final Sample sample = new Sample(100_000_000, 100_012_000, readings(), List.of(17L));

    private Path file;
    private ForkFileWriter writer;

    @Setup(Level.Iteration)
    public void open() throws IOException {
        file = to.equals("file") ? Files.createTempFile("writer-cost", ".jsonl") : Path.of("/dev/null");
        writer = ForkFileWriter.open(file);
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        writer.close();
        if (to.equals("file")) {
            Files.delete(file);
        }
    }

    @Benchmark
    public boolean testStarted() {
        return writer.write(started);
    }

    @Benchmark
    public boolean testFinished() {
        return writer.write(finished);
    }

    @Benchmark
    public boolean sample() {
        return writer.write(sample);
    }

    /** All of them, as of a test of 10 ms and more. */
    private static Figures figures() {
        Figures.Builder figures = Figures.builder();
        for (Figure figure : Figure.values()) {
            figures.set(figure, 1_234_567L * (figure.ordinal() + 1), Kind.EXACT);
        }
        return figures.build();
    }

    private static Readings readings() {
        Readings readings = new Readings();
        for (Reading reading : Reading.values()) {
            readings.set(reading, 1_234_567L * (reading.ordinal() + 1));
        }
        return readings;
    }
}
