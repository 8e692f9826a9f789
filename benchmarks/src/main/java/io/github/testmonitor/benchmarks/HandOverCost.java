package io.github.testmonitor.benchmarks;

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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs a running test that the work it hands to other threads is followed; virtual threads are in {@link VirtualThreadCost}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandOverCost extends WithinTest {
    private ExecutorService executor;

    @Setup(Level.Trial)
    public void start() {
        executor = Executors.newSingleThreadExecutor();
    }

    @TearDown(Level.Trial)
    public void end() {
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
