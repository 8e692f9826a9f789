package io.github.testmonitor.benchmarks;

import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The start and the finish of a test that does nothing, both records written. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class EdgeCost {
    private static final TestDescription CONTAINER = new TestDescription(
            "[engine:junit-jupiter]/[class:com.acme.FooTest]", "com.acme.FooTest", null, "FooTest", null, List.of());
    private static final TestDescription TEST = new TestDescription(
            "[engine:junit-jupiter]/[class:com.acme.FooTest]/[method:bar()]",
            "com.acme.FooTest",
            "bar",
            "bar()",
            "bar",
            List.of("slow"));

    private TestEvents events;
    private Object container;

    /** Within a class, as tests are. */
    @Setup(Level.Trial)
    public void start() {
        events = Joint.events();
        container = events == null ? null : events.containerStarted(CONTAINER, null);
    }

    @TearDown(Level.Trial)
    public void end() {
        if (events != null) {
            events.containerFinished(container, Status.SUCCESSFUL);
        }
    }

    /** Nothing at all in the JVM without the agent. */
    @Benchmark
    public Object startAndFinish() {
        if (events == null) {
            return this;
        }
        Object test = events.testStarted(TEST, container);
        events.testFinished(test, Status.SUCCESSFUL);
        return test;
    }
}
