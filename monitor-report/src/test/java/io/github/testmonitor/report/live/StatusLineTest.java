package io.github.testmonitor.report.live;

import io.github.testmonitor.report.ForkFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

class StatusLineTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path folder;

    Instant now = Instant.parse(START).plusSeconds(2);
    LiveBuild build;

    @BeforeEach
    void follow_the_build() {
        build = LiveBuild.ofSession(
                () -> List.of(folder.resolve("a"), folder.resolve("b")),
                "b",
                Instant.parse(START),
                () -> now,
                LiveListener.NONE);
    }

    @Test
    void nothing_is_said_before_anything_runs() {
        assertThat(line()).isEmpty();
    }

    @Test
    void a_line_tells_what_is_done_and_what_runs() throws IOException {
        now = now.plusSeconds(44);
        fork("a", "1")
                .testStarted(SECOND, 1, "com.acme.FooTest", "done")
                .testFinished(2 * SECOND, 1, "successful")
                .testStarted(3 * SECOND, 2, "com.acme.FooTest", "bar")
                .sample(44 * SECOND, List.of(2L), "\"cpuNanos\":10000000000", "\"containerMemoryBytes\":300");
        fork("b", "2")
                .testStarted(SECOND, 1, "com.acme.BarTest", "quick")
                .sample(45 * SECOND, List.of(1L), "\"cpuNanos\":2400000000", "\"containerMemoryBytes\":440");

        assertThat(line())
                .contains("1 test done | 2 forks | 12.4 s CPU | container 440 B of 1000 B (44 %)"
                        + " | longest running BarTest#quick 44.0 s");
    }

    @Test
    void each_look_reads_on_from_the_last_whole_line() throws IOException {
        ForkFileWriter fork = fork("a", "1").test(1, "FooTest", "one").raw("{\"type\":\"testStarted\",\"t\":5,");
        assertThat(line()).contains("1 test done | 1 fork | 0 s CPU");

        fork.line("\"id\":9,\"uniqueId\":\"u\"}").testFinished(6, 9, "failed").test(2, "FooTest", "two");

        assertThat(line()).contains("3 tests done | 1 fork | 0 s CPU");
    }

    @Test
    void a_fork_that_is_silent_or_over_runs_no_longer() throws IOException {
        now = now.plusSeconds(44);
        fork("a", "killed").testStarted(1, 1, "FooTest", "killer");
        fork("a", "over").forkFinished(44 * SECOND, "exit");
        fork("a", "alive").test(1, "FooTest", "one").sample(44 * SECOND, List.of());

        assertThat(line()).contains("1 test done | 1 fork | 9.00 µs CPU");

        now = now.plusSeconds(60);
        assertThat(line()).isEmpty();
    }

    @Test
    void forks_of_other_builds_are_passed_over() throws IOException {
        ForkFileWriter.in(folder.resolve("a"), "x", "1").started("other", START).test(1, "FooTest", "one");

        assertThat(line()).isEmpty();
    }

    @Test
    void a_hostile_name_steers_no_terminal_and_is_cut() throws IOException {
        fork("a", "1")
                .line("{\"type\":\"testStarted\",\"t\":0,\"id\":1,\"uniqueId\":\"u\",\"displayName\":\"\\u001b[2J\\n"
                        + "x".repeat(100) + "\"}")
                .sample(SECOND, List.of(1L));

        assertThat(line())
                .contains("0 tests done | 1 fork | 0 s CPU | longest running \uFFFD[2J\uFFFD" + "x".repeat(72)
                        + "... 1.00 s");
    }

    @Test
    void a_file_that_goes_away_harms_nothing() throws IOException {
        ForkFileWriter gone = fork("a", "1").test(1, "FooTest", "one");
        line();
        gone.close();
        Files.delete(gone.file());
        fork("a", "2").test(1, "FooTest", "two");

        assertThat(line()).contains("2 tests done | 2 forks | 0 s CPU");
    }

    private Optional<String> line() {
        return build.look().flatMap(StatusLine::of);
    }

    private ForkFileWriter fork(String module, String name) throws IOException {
        return ForkFileWriter.in(folder.resolve(module), "surefire-default-test", name)
                .started("b", START);
    }
}
