package io.github.testmonitor.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What it costs a running test that the virtual threads it starts are followed. From JDK 21 on. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VirtualThreadCost extends WithinTest {
    static final int FIRST_VERSION = 21;

    private static final MethodHandle START = startVirtualThread();

    @Benchmark
    public Object virtualThread() throws Throwable {
        Thread thread = (Thread) START.invokeExact((Runnable) () -> {});
        thread.join();
        return thread;
    }

    /** These benchmarks are compiled for 17. */
    private static MethodHandle startVirtualThread() {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("virtual threads need JDK " + FIRST_VERSION + " or later", e);
        }
    }
}
