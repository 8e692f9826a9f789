package io.github.testmonitor.report;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Note;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.ReportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

class HostileForkFileTest {
    @TempDir
    Path folder;

    ForkFileWriter fork;

    @BeforeEach
    void start_a_fork() throws IOException {
        fork = ForkFileWriter.in(folder, "surefire-default-test", "1-7").started("b", START);
    }

    @AfterEach
    void close_it() throws IOException {
        fork.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON at all",
                "[1,2]",
                "42",
                "{\"type\":\"testStarted\"",
                "{\"type\":\"sample\",\"t\":1,\"gapNanos\":1,\"running\":[]} trailing",
                "{\"no\":\"type\"}",
                "{\"type\":7}",
                "{\"type\":\"testStarted\",\"t\":1,\"displayName\":\"x\",\"uniqueId\":\"u\"}",
                "{\"type\":\"testStarted\",\"t\":1,\"id\":5,\"displayName\":\"x\"}",
                "{\"type\":\"testStarted\",\"t\":-1,\"id\":5,\"uniqueId\":\"u\"}",
                "{\"type\":\"testStarted\",\"t\":1.5,\"id\":5,\"uniqueId\":\"u\"}",
                "{\"type\":\"testStarted\",\"t\":99999999999999999999,\"id\":5,\"uniqueId\":\"u\"}",
                "{\"type\":\"testStarted\",\"t\":\"1\",\"id\":5,\"uniqueId\":\"u\"}",
                "{\"type\":\"testFinished\",\"t\":1,\"id\":99,\"status\":\"failed\"}",
                "{\"type\":\"testFinished\",\"t\":1,\"id\":1}",
                "{\"type\":\"containerFinished\",\"t\":1,\"id\":99,\"status\":\"failed\"}",
                "{\"type\":\"forkFinished\",\"t\":1,\"reason\":\"exit\"}",
                "{\"type\":\"late\",\"t\":1,\"id\":\"one\"}",
                "{\"type\":\"leaked\",\"t\":1,\"threads\":[]}",
                "{\"type\":\"forkStarted\",\"format\":1,\"buildId\":\"b\",\"startedAt\":\"yesterday\"}",
                "\u0000\u0000\u0000\u0000"
            })
    void a_line_that_is_no_record_is_counted_and_harms_nothing(String line) throws IOException {
        fork.test(1, "FooTest", "before").line(line).test(2, "FooTest", "after");

        Run run = read().run();

        assertThat(run.totals().successful()).isEqualTo(2);
        assertThat(run.totals().lost()).isZero();
        assertThat(run.forks().get(0).quality().unreadable().malformed()).isEqualTo(1);
        assertThat(run.forks().get(0).quality().unreadable().firstReason()).startsWith("line 4: ");
    }

    @Test
    void deep_nesting_is_counted_and_harms_nothing() throws IOException {
        fork.line("{\"type\":\"x\",\"a\":" + "[".repeat(100_000)).test(1, "FooTest", "bar");

        Run run = read().run();

        assertThat(run.totals().successful()).isEqualTo(1);
        assertThat(run.forks().get(0).quality().unreadable().malformed()).isEqualTo(1);
    }

    @Test
    void a_line_of_megabytes_is_passed_over() throws IOException {
        fork.line("{\"type\":\"stack\",\"frames\":\"" + "x".repeat(3 << 20) + "\"}")
                .test(1, "FooTest", "bar");

        ForkRun forkRun = read().run().forks().get(0);

        assertThat(forkRun.totals().successful()).isEqualTo(1);
        assertThat(forkRun.quality().unreadable().malformed()).isEqualTo(1);
        assertThat(forkRun.quality().unreadable().firstReason()).isEqualTo("line 2: longer than 1048576 bytes");
    }

    @Test
    void invalid_utf_8_is_counted_and_harms_nothing() throws IOException {
        fork.test(1, "FooTest", "before");
        append(new byte[] {'{', '"', 't', 'y', 'p', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}', '\n'});
        append("{\"type\":\"testStarted\",\"t\":3,\"id\":3,\"uniqueId\":\"größe\"}\n".getBytes(StandardCharsets.UTF_8));

        Run run = read().run();

        assertThat(run.forks().get(0).quality().unreadable().malformed()).isEqualTo(1);
        assertThat(run.totals().lost()).isEqualTo(1);
    }

    @Test
    void unknown_types_are_counted_apart() throws IOException {
        fork.line("{\"type\":\"fromTheFuture\",\"t\":1}").test(1, "FooTest", "bar");

        ForkRun.Unreadable unreadable = read().run().forks().get(0).quality().unreadable();

        assertThat(unreadable).isEqualTo(new ForkRun.Unreadable(0, 1, false, "line 2: unknown type fromTheFuture"));
    }

    @Test
    void unknown_fields_and_words_are_taken_as_far_as_they_go() throws IOException {
        fork.testStarted(1, 1, "FooTest", "bar")
                .testFinished(
                        5,
                        1,
                        "evaporated",
                        "\"newFigure\":{\"a\":[1]}",
                        "\"wallNanos\":4",
                        "\"peakRssBytes\":-4",
                        "\"heapEndBytes\":\"many\"",
                        "\"gcCount\":null",
                        "\"openFilesDelta\":-2",
                        "\"kinds\":{\"wallNanos\":\"guessed\"}",
                        "\"absent\":{\"gcCount\":\"tired\"}");

        TestRun test = tests(read()).get(0);

        assertThat(test.outcome()).isEqualTo(TestRun.Outcome.ABORTED);
        assertThat(test.figures().kind(Figure.WALL)).isEqualTo(Kind.SHARED);
        assertThat(test.figures().absence(Figure.PEAK_RSS)).isEqualTo(Absence.ERROR);
        assertThat(test.figures().absence(Figure.HEAP_END)).isEqualTo(Absence.ERROR);
        assertThat(test.figures().absence(Figure.GC_COUNT)).isEqualTo(Absence.ERROR);
        assertThat(test.figures().get(Figure.OPEN_FILES_DELTA)).hasValue(-2);
    }

    @Test
    void a_torn_last_line_is_told() throws IOException {
        fork.test(1, "FooTest", "bar").raw("{\"type\":\"testStarted\",\"t\":9,\"id\":2,\"uni");

        ForkRun forkRun = read().run().forks().get(0);

        assertThat(forkRun.quality().unreadable()).isEqualTo(new ForkRun.Unreadable(0, 0, true, null));
        assertThat(forkRun.totals().successful()).isEqualTo(1);
    }

    @Test
    void a_whole_record_without_an_end_of_line_counts() throws IOException {
        fork.raw("{\"type\":\"testStarted\",\"t\":9,\"id\":2,\"uniqueId\":\"u\"}");

        ForkRun forkRun = read().run().forks().get(0);

        assertThat(forkRun.quality().unreadable().tornLastLine()).isFalse();
        assertThat(forkRun.end().lost()).hasSize(1);
    }

    @Test
    void blank_lines_and_carriage_returns_are_nothing() throws IOException {
        fork.line("").line("  \t").test(1, "FooTest", "bar").line("\r");

        assertThat(read().run().forks().get(0).quality().unreadable())
                .isEqualTo(new ForkRun.Unreadable(0, 0, false, null));
    }

    @Test
    void an_id_that_is_used_twice_at_once_counts_once() throws IOException {
        fork.testStarted(1, 1, "FooTest", "one")
                .testStarted(2, 1, "FooTest", "two")
                .testFinished(3, 1, "failed");

        ForkRun forkRun = read().run().forks().get(0);

        assertThat(forkRun.totals().failed()).isEqualTo(1);
        assertThat(forkRun.end().lost()).isEmpty();
        assertThat(forkRun.quality().unreadable().firstReason()).isEqualTo("line 3: span 1 started twice");
    }

    @Test
    void the_first_reason_is_safe_to_print() throws IOException {
        fork.line("{\"type\":\"\\u001b[2J\\u202e\"}");

        assertThat(read().run().forks().get(0).quality().unreadable().firstReason())
                .isEqualTo("line 2: unknown type \uFFFD[2J\\u202E");
    }

    @Test
    void a_newer_format_is_read_as_far_as_possible_and_said() throws IOException {
        ForkFileWriter newer = ForkFileWriter.in(folder, "surefire-default-test", "2-8");
        newer.line("""
                {"type":"forkStarted","format":2,"buildId":"b","startedAt":"2020-02-03T05:13:00Z","module":"g:a",\
                "execution":"surefire:default-test","pid":7,"intervalMillis":100,"jvm":{"version":"17","name":"VM"},\
                "cpus":2,"moon":"full"}""").test(1, "FooTest", "bar").close();

        Run run = read().run();

        assertThat(run.totals().successful()).isEqualTo(1);
        assertThat(run.modules().get(0).notes())
                .containsExactly(Note.of(Note.Kind.OF_NEWER_FORMAT, "fork-2-8.jsonl", "2", "1"));
    }

    @Test
    void files_that_do_not_say_their_build_are_left_out_and_counted() throws IOException {
        fork.test(1, "FooTest", "bar");
        ForkFileWriter.in(folder, "surefire-default-test", "empty").close();
        ForkFileWriter.in(folder, "surefire-default-test", "foreign")
                .line("hello")
                .close();

        Run run = read().run();

        assertThat(run.forks()).hasSize(1);
        assertThat(run.modules().get(0).notes())
                .containsExactly(Note.counted(Note.Kind.OF_NO_BUILD, 2, "surefire-default-test"));
    }

    @Test
    void a_foreign_line_before_the_first_record_is_counted() throws IOException {
        ForkFileWriter.in(folder, "surefire-default-test", "2-8")
                .line("OpenJDK 64-Bit Server VM warning: something")
                .started("b", "2020-02-03T05:13:00Z")
                .test(1, "FooTest", "bar")
                .close();

        Run run = read().run();

        assertThat(run.forks().get(1).totals().successful()).isEqualTo(1);
        assertThat(run.forks().get(1).quality().unreadable().malformed()).isEqualTo(1);
    }

    @Test
    void a_file_that_grows_is_read_as_it_was_found() throws IOException {
        fork.test(1, "FooTest", "bar");
        MonitorReport report = read();

        fork.test(2, "FooTest", "later");

        assertThat(tests(report)).hasSize(1);
    }

    @Test
    void amounts_without_reason_do_not_turn_a_sum_negative() throws IOException {
        for (int id = 1; id < 4; id++) {
            fork.testStarted(1, id, "FooTest", "m" + id)
                    .testFinished(2, id, "successful", "\"wallNanos\":9223372036854775807");
        }
        fork.sample(9223372036854775807L, List.of(), "\"rssBytes\":5");

        Run run = read().run();

        assertThat(run.totals().wallNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(run.forks().get(0).history()).hasSize(1);
    }

    @Test
    void amounts_without_reason_turn_nothing_on_the_page_negative() throws IOException {
        String most = Long.toString(Long.MAX_VALUE);
        ForkFileWriter second =
                ForkFileWriter.in(folder, "surefire-default-test", "2-8").started("b", START);
        for (ForkFileWriter each : List.of(fork, second)) {
            each.testStarted(1, 1, "FooTest", "bar")
                    .testFinished(2, 1, "successful", "\"cpuNanos\":" + most, "\"allocatedBytes\":" + most)
                    .line("{\"type\":\"late\",\"t\":3,\"id\":1,\"cpuNanos\":%s,\"allocatedBytes\":%s}"
                            .formatted(most, most))
                    .line("""
                            {"type":"forkFinished","t":9,"reason":"exit","cpuNanos":%s,"allocatedBytes":%s,"peakRssBytes":7,\
                            "gcCpuNanos":%s,"jitCpuNanos":%s,"monitor":{"cpuNanos":%s,"writtenBytes":%s,"samples":%s,\
                            "lateSamples":%s}}""".formatted(most, most, most, most, most, most, most, most));
        }
        second.close();

        Path page = read().writeTo(folder.resolve("report"), EnumSet.allOf(ReportFormat.class), Locale.ROOT);

        assertThat(Files.readString(page).replaceAll("<[^>]+>", " ")).doesNotContainPattern("[ :]-\\d");
        assertThat(tests(read())).allMatch(test -> test.figures().value(Figure.CPU) >= 0);
        assertThat(Files.readString(folder.resolve("report/tests.csv"))).doesNotContain(",-9");
    }

    /** The second time makes all lives together minus as long as the axis, where sums may overflow. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 1L << 62})
    void a_time_without_reason_does_not_take_the_page(long t) throws IOException {
        ForkFileWriter earlier = ForkFileWriter.in(folder, "surefire-default-test", "2-8");
        earlier.started("b", t == Long.MAX_VALUE ? "2020-02-03T05:11:00Z" : START);
        for (ForkFileWriter each : List.of(fork, earlier)) {
            each.test(1, "FooTest", "bar")
                    .sample(3_000_000, List.of(), "\"rssBytes\":5", "\"containerMemoryBytes\":6")
                    .sample(t, List.of(), "\"rssBytes\":7", "\"containerMemoryBytes\":8")
                    .testStarted(t | t >> 1, 2, "FooTest", "late");
        }
        earlier.close();

        Path page = read().writeTo(folder.resolve("report"), EnumSet.allOf(ReportFormat.class), Locale.ROOT);

        assertThat(page).isRegularFile();
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(fork.file(), bytes, StandardOpenOption.APPEND);
    }

    private MonitorReport read() throws IOException {
        return MonitorReport.read("title", List.of(new ModuleFolder("a", folder)));
    }

    private static List<TestRun> tests(MonitorReport report) throws IOException {
        List<TestRun> tests = new ArrayList<>();
        report.tests().forEach(tests::add);
        return tests;
    }
}
