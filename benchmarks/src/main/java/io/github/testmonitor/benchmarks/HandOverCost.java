package io.github.testmonitor.benchmarks;

import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs a running test that the work it hands to other threads is followed. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class HandOverCost {
    private static final TestDescription TEST =
            new TestDescription("[method:bar()]", "com.acme.FooTest", "bar", "bar()", "bar", List.of());

    private ExecutorService executor;
    private TestEvents events;
    private Object test;

    @Setup(Level.Trial)
    public void start() {
        executor = Executors.newSingleThreadExecutor();
        events = Joint.events();
        test = events == null ? null : events.testStarted(TEST, null);
    }

    @TearDown(Level.Trial)
    public void end() {
        if (events != null) {
            events.testFinished(test, Status.SUCCESSFUL);
        }
        executor.shutdown();
    }

    @Benchmark
    public Object thread() throws InterruptedException {
        Thread thread = new Thread(() -> {});
        thread.start();
        thread.join();
        return thread;
    }

    @Benchmark
    public Object executorTask() throws ExecutionException, InterruptedException {
        return executor.submit(() -> 1).get();
    }

    @Benchmark
    public Object completableFuture() {
        return CompletableFuture.supplyAsync(() -> 1).join();
    }

    @Benchmark
    public int parallelStream() {
        return IntStream.range(0, 64).parallel().sum();
    }
}
