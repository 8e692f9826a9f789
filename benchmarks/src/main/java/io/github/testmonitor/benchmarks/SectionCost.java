package io.github.testmonitor.benchmarks;

import io.github.testmonitor.api.Section;
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

/** The start and the finish of a section that does nothing, both records written; without the agent, what the API costs by itself. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class SectionCost {
    private static final TestDescription TEST = new TestDescription(
            "[engine:junit-jupiter]/[class:com.acme.FooTest]/[method:bar()]",
            "com.acme.FooTest",
            "bar",
            "bar()",
            "bar",
            List.of());
    /** Before the number of sections of one test is at its end. */
    private static final int OF_A_TEST = 9_000;

    private TestEvents events;
    private Object test;
    private int sections;

    @Setup(Level.Trial)
    public void start() {
        events = Joint.events();
        test = events == null ? null : events.testStarted(TEST, null);
    }

    /** Each test has so many sections that its own start and finish do not count. */
    @Benchmark
    public Section startAndFinish() {
        if (events != null && ++sections == OF_A_TEST) {
            sections = 0;
            events.testFinished(test, Status.SUCCESSFUL);
            test = events.testStarted(TEST, null);
        }
        Section section = Section.start("load");
        section.close();
        return section;
    }
}
