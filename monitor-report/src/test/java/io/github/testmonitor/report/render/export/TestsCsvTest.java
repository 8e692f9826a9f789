package io.github.testmonitor.report.render.export;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.model.TestRun;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TestsCsvTest {
    private static final String HEAD = "module,execution,fork,className,methodName,displayName,attempt,outcome,tags,"
            + "startNanos,sharedWith,wallNanos,cpuNanos,ownCpuNanos,userCpuNanos,allocatedBytes,ownAllocatedBytes,"
            + "heapStartBytes,heapEndBytes,peakHeapBytes,liveHeapBytes,rssStartBytes,rssEndBytes,peakRssBytes,directPeakBytes,gcCount,"
            + "gcMillis,threadsStarted,openFilesDelta,classesLoaded,childCount,childCpuNanos,childPeakRssBytes,leakedThreads,"
            + "leakedFiles,kinds,absent,uniqueId\r\n";

    @Test
    void figures_are_plain_numbers_and_absent_ones_are_empty() throws IOException {
        TestRun test = test("bar()", new TestRun.Leaked(List.of("pool-1", "pool-2"), List.of()));

        assertThat(csv(test))
                .isEqualTo(HEAD
                        + "g:a,surefire:default-test,1,com.acme.FooTest,bar,bar(),2,failed,slow db,1200300,0,4000000,,"
                        + "2100000,,,524288,,,23000000,,,,,,0,,,-1,,,,,2,0,peakHeapBytes=sampled,"
                        + "cpuNanos=notOwned userCpuNanos=tooShort,[engine:x]/[bar]\r\n");
    }

    @Test
    void what_a_spreadsheet_would_take_for_a_formula_begins_with_an_apostrophe() throws IOException {
        for (String start : List.of("=", "+", "-", "@", "\t")) {
            assertThat(csv(test(start + "1", null))).contains(",'" + start + "1,");
        }
    }

    @Test
    void commas_quotes_and_line_ends_are_quoted() throws IOException {
        assertThat(csv(test("a,\"b\"\nc", null))).contains(",\"a,\"\"b\"\"\nc\",");
    }

    private static String csv(TestRun test) throws IOException {
        StringWriter out = new StringWriter();
        TestsCsv.begin(out).add(test);
        return out.toString();
    }

    static TestRun test(String displayName, TestRun.@Nullable Leaked leaked) {
        Figures figures = Figures.builder()
                .exact(Figure.WALL, 4_000_000)
                .absent(Figure.CPU, Absence.NOT_OWNED)
                .exact(Figure.OWN_CPU, 2_100_000)
                .absent(Figure.USER_CPU, Absence.TOO_SHORT)
                .exact(Figure.OWN_ALLOCATED, 524_288)
                .set(Figure.PEAK_HEAP, 23_000_000, Kind.SAMPLED)
                .exact(Figure.GC_COUNT, 0)
                .exact(Figure.OPEN_FILES_DELTA, -1)
                .build();
        return new TestRun(
                "g:a",
                "surefire:default-test",
                1,
                new ForkRecord.Identity("[engine:x]/[bar]", "com.acme.FooTest", "bar", displayName, "bar"),
                List.of("slow", "db"),
                2,
                TestRun.Outcome.FAILED,
                1_200_300,
                0,
                figures,
                leaked);
    }
}
