package io.github.testmonitor.benchmarks;

import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A test runs while its benchmarks do; none in the JVM without the agent. */
@State(Scope.Benchmark)
public abstract class WithinTest {
    private static final TestDescription TEST =
            new TestDescription("[method:bar()]", "com.acme.FooTest", "bar", "bar()", "bar", List.of());

    private TestEvents events;
    private Object test;

    @Setup(Level.Trial)
    public void startTest() {
        events = Joint.events();
        test = events == null ? null : events.testStarted(TEST, null);
    }

    @TearDown(Level.Trial)
    public void finishTest() {
        if (events != null) {
            events.testFinished(test, Status.SUCCESSFUL);
        }
    }
}
