package io.github.testmonitor.report.render;

import io.github.testmonitor.report.CodeRuns;
import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** The files for flame graph tools and for Perfetto. */
class CodeFilesTest {
    private static final Set<ReportFormat> BOTH = EnumSet.of(ReportFormat.COLLAPSED, ReportFormat.PERFETTO);

    @TempDir
    Path folder;

    @Test
    void stacks_are_collapsed_with_class_and_test_first() throws IOException {
        try (ForkFileWriter fork = fork()) {
            fork.containerStarted(0, 1, "FooTest")
                    .stack(1, 1, 1, 0, "com.acme.Foo.setUp(Foo.java:1)")
                    .testStarted(2, 2, "FooTest", "bar")
                    .stack(3, 2, 1, 4, "com.acme.Foo.load(Foo.java:42)", "FooTest.bar(FooTest.java:9)")
                    .stack(4, 2, 1, 0, "com.acme.Foo.load(Foo.java:43)", "FooTest.bar(FooTest.java:9)")
                    .stack(5, 2, 2, 0, "FooTest.bar(FooTest.java:9)")
                    .testFinished(9, 2, "successful", "\"wallNanos\":7")
                    .containerFinished(10, 1, "\"wallNanos\":3");
        }

        write(BOTH);

        assertThat(folder.resolve("report/cpu.collapsed.txt")).content().isEqualTo("""
                FooTest;bar();FooTest.bar 40000000
                FooTest;bar();FooTest.bar;com.acme.Foo.load 40000000
                FooTest;FooTest;com.acme.Foo.setUp 20000000
                """);
        assertThat(folder.resolve("report/allocated.collapsed.txt"))
                .content()
                .isEqualTo("FooTest;bar();FooTest.bar;com.acme.Foo.load 4194304\n");
    }

    @Test
    void a_trace_has_tests_sections_and_counters() throws IOException {
        try (ForkFileWriter fork = fork()) {
            fork.sample(1_000, List.of(), "\"cpuNanos\":0", "\"rssBytes\":5", "\"containerMemoryBytes\":7")
                    .testStarted(2_500, 1, "com.acme.FooTest", "bar")
                    .sectionStarted(3_000, 8, 1, "load")
                    .sectionStarted(3_500, 9, 1, "beside")
                    .sectionFinished(4_000, 8, "\"wallNanos\":1000")
                    .sectionFinished(4_500, 9, "\"wallNanos\":1000")
                    .sample(5_000, List.of(1L), "\"cpuNanos\":2000", "\"heapUsedBytes\":6")
                    .testFinished(6_000, 1, "successful", "\"wallNanos\":3500", "\"cpuNanos\":9");
        }

        write(BOTH);

        assertThat(folder.resolve("report/trace.json")).content().isEqualTo("""
                {"displayTimeUnit":"ms","traceEvents":[
                {"name":"process_name","ph":"M","pid":0,"tid":0,"args":{"name":"container"}}
                ,{"name":"process_name","ph":"M","pid":1,"tid":0,"args":{"name":"fork 1 (g:a)"}}
                ,{"name":"memory","ph":"C","pid":1,"ts":1,"args":{"rssBytes":5}}
                ,{"name":"container memory","ph":"C","pid":0,"ts":1,"args":{"bytes":7}}
                ,{"name":"memory","ph":"C","pid":1,"ts":5,"args":{"heapUsedBytes":6}}
                ,{"name":"CPU","ph":"C","pid":1,"ts":1,"args":{"cores":0.5}}
                ,{"name":"thread_name","ph":"M","pid":1,"tid":1,"args":{"name":"tests"}}
                ,{"name":"FooTest#bar","ph":"X","pid":1,"cat":"test","tid":1,"ts":2.5,"dur":3.5,"args":\
                {"class":"com.acme.FooTest","outcome":"successful","cpuNanos":9}}
                ,{"name":"load","ph":"X","pid":1,"cat":"section","tid":1,"ts":3,"dur":1,"args":{"thread":"main"}}
                ,{"name":"thread_name","ph":"M","pid":1,"tid":2,"args":{"name":"sections beside"}}
                ,{"name":"beside","ph":"X","pid":1,"cat":"section","tid":2,"ts":3.5,"dur":1,"args":{"thread":"main"}}]}""");
    }

    @Test
    void the_slices_of_a_track_lie_in_each_other_or_apart() throws IOException {
        try (ForkFileWriter fork = fork()) {
            for (int id = 1; id <= 6; id++) {
                fork.testStarted(id * 1_000L, id, "FooTest", "t" + id);
            }
            for (int id = 1; id <= 6; id++) {
                fork.testFinished(10_000 - id, id, "successful", "\"wallNanos\":" + (10_000 - id - id * 1_000L));
            }
            fork.testStarted(11_000, 7, "FooTest", "after")
                    .testFinished(12_000, 7, "successful", "\"wallNanos\":1000");
        }

        write(BOTH);

        JsonNode events = new JsonMapper()
                .readTree(Files.readString(folder.resolve("report/trace.json")))
                .get("traceEvents");
        List<Integer> tracks = events.valueStream()
                .filter(event -> event.get("ph").asString().equals("X"))
                .map(event -> event.get("tid").asInt())
                .toList();
        assertThat(tracks).hasSize(7);
        assertThat(tracks.subList(0, 6)).doesNotHaveDuplicates();
        assertThat(tracks.get(6)).isIn(tracks.subList(0, 6));
    }

    @Test
    void they_are_not_written_unless_asked_for() throws IOException {
        CodeRuns.write(folder).writeTo(folder.resolve("report"));

        assertThat(folder.resolve("report")).isDirectoryNotContaining("glob:**.txt");
        assertThat(folder.resolve("report/trace.json")).doesNotExist();
        assertThat(ReportFormat.of("collapsed,perfetto")).isEqualTo(BOTH);
    }

    private ForkFileWriter fork() throws IOException {
        return ForkFileWriter.in(folder, "surefire-default-test", "1-7").started("b", START);
    }

    private void write(Set<ReportFormat> formats) throws IOException {
        MonitorReport.read("title", List.of(new ModuleFolder("a", folder)))
                .writeTo(folder.resolve("report"), formats, Locale.ROOT);
    }
}
