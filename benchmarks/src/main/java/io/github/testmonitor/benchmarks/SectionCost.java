package io.github.testmonitor.benchmarks;

import io.github.testmonitor.api.Section;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The start and the finish of a section that does nothing, both records written; without the agent, what the API costs by itself. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SectionCost extends WithinTest {
    /** Before the number of sections of one test is at its end. */
    private static final int OF_A_TEST = 9_000;

    private int sections;

    /** Each test has so many sections that its own start and finish do not count. */
    @Benchmark
    public Section startAndFinish() {
        if (++sections == OF_A_TEST) {
            sections = 0;
            finishTest();
            startTest();
        }
        Section section = Section.start("load");
        section.close();
        return section;
    }
}
