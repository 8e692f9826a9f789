package io.github.testmonitor.surefire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClassFiguresTest {
    @TempDir
    Path forks;

    @Test
    void a_class_has_the_sums_of_its_tests_and_its_own_and_the_greatest_peak() throws IOException {
        write("fork-1-1.jsonl", """
                {"type":"containerStarted","t":1,"id":1,"className":"t.FooTest"}
                {"type":"testStarted","t":2,"id":2,"className":"t.FooTest"}
                {"type":"testFinished","t":3,"id":2,"cpuNanos":1000000,"ownCpuNanos":1,"allocatedBytes":1048576,"peakHeapBytes":3145728}
                {"type":"testStarted","t":4,"id":3,"className":"t.FooTest$Inner"}
                {"type":"testFinished","t":5,"id":3,"cpuNanos":2000000,"allocatedBytes":1048576,"peakHeapBytes":2097152}
                {"type":"containerFinished","t":6,"id":1,"cpuNanos":4000000,"allocatedBytes":524288}
                """);

        assertThat(new ClassFigures(forks).line("t.FooTest"))
                .isEqualTo("CPU 7.00 ms, allocated 2.50 MiB, peak heap 3.00 MiB -- in t.FooTest");
    }

    @Test
    void figures_of_the_own_thread_stand_in_for_owned_ones() throws IOException {
        write("fork-1-1.jsonl", """
                {"type":"testStarted","id":2,"className":"t.FooTest"}
                {"type":"testFinished","id":2,"cpuNanos":null,"ownCpuNanos":2000000000}
                """);

        assertThat(new ClassFigures(forks).line("t.FooTest")).isEqualTo("CPU (own thread) 2.00 s -- in t.FooTest");
    }

    @Test
    void a_class_is_told_once_and_what_comes_later_is_told_again() throws IOException {
        ClassFigures figures = new ClassFigures(forks);
        write("fork-1-1.jsonl", """
                {"type":"testStarted","id":2,"className":"t.FooTest"}
                {"type":"testFinished","id":2,"cpuNanos":2000000}
                {"type":"testStarted","id":3,"className":"t.FooTest"}
                {"type":"testFini""");
        String first = figures.line("t.FooTest");
        String again = figures.line("t.FooTest");
        write("fork-1-1.jsonl", """
                shed","id":3,"cpuNanos":3000000}
                """);

        assertThat(first).isEqualTo("CPU >= 2.00 ms -- in t.FooTest");
        assertThat(again).isNull();
        assertThat(figures.line("t.FooTest")).isEqualTo("CPU 3.00 ms -- in t.FooTest");
    }

    @Test
    void a_class_that_ran_in_two_forks_is_told_once_for_each() throws IOException {
        ClassFigures figures = new ClassFigures(forks);
        write("fork-1-1.jsonl", """
                {"type":"testStarted","id":2,"className":"t.FooTest"}
                {"type":"testFinished","id":2,"cpuNanos":2000000}
                {"type":"testStarted","id":3,"className":"t.FooTest"}
                {"type":"forkFinished","t":4,"reason":"exitInTest"}
                """);
        String first = figures.line("t.FooTest");
        write("fork-2-2.jsonl", """
                {"type":"testStarted","id":2,"className":"t.FooTest"}
                {"type":"testFinished","id":2,"cpuNanos":3000000}
                """);

        assertThat(first).isEqualTo("CPU >= 2.00 ms -- in t.FooTest");
        assertThat(figures.line("t.FooTest")).isEqualTo("CPU 3.00 ms -- in t.FooTest");
    }

    @Test
    void the_file_of_a_fork_that_has_ended_is_not_read_again() throws IOException {
        ClassFigures figures = new ClassFigures(forks);
        write("fork-1-1.jsonl", """
                {"type":"testStarted","id":2,"className":"t.FooTest"}
                {"type":"testFinished","id":2,"cpuNanos":2000000}
                {"type":"forkFinished","t":4,"reason":"exit"}
                """);
        figures.line("t.FooTest");
        write("fork-1-1.jsonl", """
                {"type":"testStarted","id":3,"className":"t.FooTest"}
                {"type":"testFinished","id":3,"cpuNanos":3000000}
                """);

        assertThat(figures.line("t.FooTest")).isNull();
    }

    @Test
    void what_no_record_tells_makes_the_sum_a_lower_bound() throws IOException {
        write("fork-1-1.jsonl", """
                {"type":"testStarted","id":2,"className":"t.FooTest"}
                {"type":"testFinished","id":2,"cpuNanos":2000000,"allocatedBytes":1024}
                {"type":"testStarted","id":3,"className":"t.FooTest"}
                {"type":"testFinished","id":3,"cpuNanos":3000000}
                """);

        assertThat(new ClassFigures(forks).line("t.FooTest"))
                .isEqualTo("CPU 5.00 ms, allocated >= 1.00 KiB -- in t.FooTest");
    }

    @Test
    void a_file_of_many_lines_is_read_to_its_end() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int id = 1; id <= 60_000; id++) {
            lines.append("{\"type\":\"testStarted\",\"id\":%d,\"className\":\"t.FooTest\"}\n".formatted(id));
            lines.append("{\"type\":\"testFinished\",\"id\":%d,\"cpuNanos\":1000}\n".formatted(id));
        }
        write("fork-1-1.jsonl", lines.toString());

        assertThat(lines.length()).isGreaterThan(4 << 20);
        assertThat(new ClassFigures(forks).line("t.FooTest")).isEqualTo("CPU 60.0 ms -- in t.FooTest");
    }

    @Test
    void a_name_cannot_pass_for_a_field() throws IOException {
        write("fork-1-1.jsonl", """
                {"type":"testStarted","id":2,"displayName":"\\"className\\":\\"t.Fake\\",\\"id\\":9","className":"t.FooTest"}
                {"type":"testFinished","id":2,"reason":"\\"cpuNanos\\":7","cpuNanos":2000000}
                """);

        assertThat(new ClassFigures(forks).line("t.FooTest")).isEqualTo("CPU 2.00 ms -- in t.FooTest");
    }

    @Test
    void of_what_was_not_measured_nothing_is_said() throws IOException {
        assertThat(new ClassFigures(forks.resolve("gone")).line("t.FooTest")).isNull();
        assertThat(new ClassFigures(forks).line("t.FooTest")).isNull();
    }

    @Test
    void lines_that_are_no_records_are_passed_over() throws IOException {
        write("fork-1-1.jsonl", """
                {"type":"testFinished","id":2}
                {"type":"testStarted","id":99999999999999999999999,"className":"t.FooTest"}
                {"type":"testStarted","id":
                \u0000\u0001{{{{
                {"type":"testStarted","id":2,"className":"t.FooTest
                """);

        assertThat(new ClassFigures(forks).line("t.FooTest")).isNull();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(forks.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
