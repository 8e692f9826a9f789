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

/** A test runs while its benchmarks do; none in the JVM without the agent, which has none of the agent's classes either. */
@State(Scope.Benchmark)
public abstract class WithinTest {
    private Runnable end = () -> {};

    @Setup(Level.Trial)
    public void startTest() {
        try {
            end = RunningTest.start();
        } catch (NoClassDefFoundError withoutAgent) {
            // Then there is no test to be charged.
        }
    }

    @TearDown(Level.Trial)
    public void finishTest() {
        end.run();
    }

    /** Apart, as it can only be linked where the agent is. */
    private static final class RunningTest {
        private RunningTest() {}

        static Runnable start() {
            TestEvents events = Joint.events();
            Object test = events.testStarted(
                    new TestDescription("[method:bar()]", "com.acme.FooTest", "bar", "bar()", "bar", List.of()), null);
            return () -> events.testFinished(test, Status.SUCCESSFUL);
        }
    }
}
