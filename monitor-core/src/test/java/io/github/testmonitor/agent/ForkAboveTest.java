package io.github.testmonitor.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Which JVMs are children of forks, on a /proc made by hand: this process is 30, below 20, below 10. */
final class ForkAboveTest {
    private static final long NOW = 1_700_000_000_000L;

    @TempDir
    Path folder;

    @BeforeEach
    void processes() throws IOException {
        process("self", 20, 100_000);
        process("20", 10, 99_000);
        process("10", 0, 1_000);
    }

    private void process(String pid, int parent, long startTicks) throws IOException {
        Path stat = Files.createDirectories(folder.resolve("proc").resolve(pid)).resolve("stat");
        Files.writeString(
                stat, "1 (a b) c) S " + parent + " 1 1 0 -1 1 1 1 1 1 1 1 1 1 20 0 1 0 " + startTicks + " 1 1 1 0\n");
    }

    private void forkFile(long begunMillis, int pid, String buildId) throws IOException {
        Path forks = Files.createDirectories(folder.resolve("forks"));
        Files.writeString(
                forks.resolve("fork-" + begunMillis + "-" + pid + ".jsonl"),
                "{\"type\":\"forkStarted\",\"buildId\":\"" + buildId + "\"}\n{}");
    }

    private boolean exists() {
        return ForkAbove.exists(TestConfig.to(folder.resolve("forks")).build(), Instant.ofEpochMilli(NOW), folder);
    }

    @Test
    void without_a_fork_file_there_is_none() {
        assertThat(exists()).isFalse();
    }

    @Test
    void a_parent_that_has_a_fork_file_is_one() throws IOException {
        forkFile(NOW - 9_500, 20, "build 1");

        assertThat(exists()).isTrue();
    }

    @Test
    void so_is_whoever_started_the_parent() throws IOException {
        forkFile(NOW - 989_000, 10, "build 1");

        assertThat(exists()).isTrue();
    }

    @Test
    void another_fork_is_not_above() throws IOException {
        forkFile(NOW - 9_500, 21, "build 1");
        forkFile(NOW - 9_500, 120, "build 1");

        assertThat(exists()).isFalse();
    }

    @Test
    void a_fork_that_had_the_number_before_is_none() throws IOException {
        forkFile(NOW - 200_000, 20, "build 1");

        assertThat(exists()).isFalse();
    }

    @Test
    void a_run_of_tests_in_mavens_own_jvm_is_none() throws IOException {
        forkFile(NOW - 9_500, 10, "build 1");

        assertThat(exists()).isFalse();
    }

    @Test
    void a_fork_of_another_build_is_none() throws IOException {
        forkFile(NOW - 9_500, 20, "build 0");

        assertThat(exists()).isFalse();
    }

    @Test
    void a_process_that_cannot_be_looked_at_is_none() throws IOException {
        forkFile(NOW - 989_000, 10, "build 1");
        Files.delete(folder.resolve("proc/20/stat"));

        assertThat(exists()).isFalse();
    }
}
