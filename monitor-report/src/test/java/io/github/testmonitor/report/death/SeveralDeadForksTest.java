package io.github.testmonitor.report.death;

import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import io.github.testmonitor.report.model.Death;
import io.github.testmonitor.report.model.Death.Cause;
import io.github.testmonitor.report.model.Death.Evidence;
import io.github.testmonitor.report.model.Death.Fact;
import io.github.testmonitor.report.model.ForkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Evidence of one fork is not another's. */
class SeveralDeadForksTest {
    private static final Instant START = Instant.parse("2020-02-03T05:12:00Z");
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path module;

    Path monitor;
    Path reports;

    @BeforeEach
    void folders() throws IOException {
        monitor = module.resolve("target/monitor");
        reports = Files.createDirectories(module.resolve("target/surefire-reports"));
    }

    @Test
    void what_the_next_fork_of_the_same_number_printed_is_its_own() throws IOException {
        fork(1, 0, "t.FirstTest").sample(10 * SECOND, List.of(1L), "\"rssBytes\":5");
        fork(1, 11, "t.SecondTest").sample(9 * SECOND, List.of(1L), "\"rssBytes\":5");
        printed(1, 20, "java.lang.OutOfMemoryError: Java heap space");

        assertThat(death("t.FirstTest").cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(death("t.SecondTest").cause()).isEqualTo(Cause.HEAP_EXHAUSTED);
    }

    @Test
    void what_a_fork_printed_at_its_end_is_its_own_while_forks_of_other_numbers_start() throws IOException {
        fork(1, 0, "t.FirstTest").sample(10 * SECOND, List.of(1L), "\"rssBytes\":5");
        fork(2, 11, "t.SecondTest").sample(9 * SECOND, List.of(1L), "\"rssBytes\":5");
        printed(1, 20, "java.lang.OutOfMemoryError: Java heap space");

        assertThat(death("t.FirstTest").cause()).isEqualTo(Cause.HEAP_EXHAUSTED);
        assertThat(death("t.SecondTest").cause()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void an_exit_code_with_the_classes_of_another_fork_is_not_taken() throws IOException {
        fork(1, 0, "t.FirstTest");
        fork(2, 0, "t.SecondTest");
        surefireSays("Process Exit Code: 6\nCrashed tests:\nt.FirstTest\n");

        assertThat(death("t.FirstTest").exitCode()).isEqualTo(6);
        assertThat(death("t.SecondTest").exitCode()).isNull();
    }

    @Test
    void an_exit_code_without_classes_is_of_a_fork_that_ran_no_test() throws IOException {
        fork(1, 0, "t.FirstTest");
        fork(2, 0, "t.SecondTest");
        fork(3, 0, "t.DoneTest").testFinished(2_000, 1, "successful");
        surefireSays("Process Exit Code: 6\nCrashed tests:\nt.FirstTest\n\nProcess Exit Code: 5\n");

        assertThat(death("t.FirstTest").exitCode()).isEqualTo(6);
        assertThat(death("t.SecondTest").exitCode()).isNull();
        assertThat(Objects.requireNonNull(forks().get(2).end().death()).exitCode())
                .isEqualTo(5);
    }

    @Test
    void only_a_fork_of_which_nothing_else_is_known_timed_out() throws IOException {
        fork(1, 0, "t.FullTest");
        fork(2, 0, "t.HaltTest");
        fork(3, 600, "t.SlowTest");
        printed(1, 10, "java.lang.OutOfMemoryError: Java heap space");
        surefireSays("There was a timeout in the fork\nProcess Exit Code: 6\nCrashed tests:\nt.HaltTest\n");

        assertThat(death("t.FullTest").cause()).isEqualTo(Cause.HEAP_EXHAUSTED);
        assertThat(death("t.HaltTest").cause()).isEqualTo(Cause.EXITED);
        assertThat(death("t.SlowTest").cause()).isEqualTo(Cause.TIMED_OUT);
        assertThat(death("t.SlowTest").exitCode()).isNull();
    }

    @Test
    void an_exit_code_without_classes_leaves_it_open_which_fork_timed_out() throws IOException {
        fork(1, 0, "t.SlowTest");
        surefireSays("There was a timeout in the fork\nProcess Exit Code: 6\n");

        assertThat(death("t.SlowTest").cause()).isEqualTo(Cause.TIMED_OUT);
        assertThat(death("t.SlowTest").exitCode()).isNull();
    }

    @Test
    void the_kernels_counter_is_read_by_other_forks_after_the_end() throws IOException {
        fork(1, 0, "t.DeadTest").sample(10 * SECOND, List.of(1L), kills(0));
        fork(2, 0, "t.OtherTest")
                .sample(9 * SECOND, List.of(1L), kills(0))
                .sample(10 * SECOND + SECOND / 2, List.of(1L), kills(1));
        surefireSays("Process Exit Code: 137\nCrashed tests:\nt.DeadTest\n");

        assertThat(death("t.DeadTest").cause()).isEqualTo(Cause.KILLED_FOR_MEMORY);
        assertThat(death("t.DeadTest").evidence()).contains(Evidence.of(Fact.COUNTER_OF_KILLS_ROSE_AT_END, "1"));
    }

    @Test
    void the_kernels_counter_stood_still_where_another_fork_read_the_same_afterwards() throws IOException {
        fork(1, 0, "t.DeadTest").sample(10 * SECOND, List.of(1L), kills(3));
        fork(1, 12, "t.NextTest").sample(0, List.of(), kills(3));
        surefireSays("Process Exit Code: 137\nCrashed tests:\nt.DeadTest\n");

        assertThat(death("t.DeadTest").cause()).isEqualTo(Cause.KILLED);
        assertThat(death("t.DeadTest").evidence()).contains(Evidence.of(Fact.COUNTER_OF_KILLS_STOOD_STILL));
    }

    @Test
    void a_kill_long_after_the_end_was_of_another_fork() throws IOException {
        fork(1, 0, "t.DeadTest").sample(10 * SECOND, List.of(1L), kills(0));
        fork(2, 0, "t.OtherTest").sample(11 * SECOND, List.of(1L), kills(0)).sample(16 * SECOND, List.of(1L), kills(1));
        surefireSays("Process Exit Code: 137\nCrashed tests:\nt.DeadTest\n");

        assertThat(death("t.DeadTest").cause()).isEqualTo(Cause.KILLED);
        assertThat(death("t.DeadTest").evidence()).contains(Evidence.of(Fact.COUNTER_OF_KILLS_STOOD_STILL));
    }

    private ForkFileWriter fork(int number, long startSecond, String className) throws IOException {
        return ForkFileWriter.in(monitor, "surefire-default-test", startSecond + "-" + number)
                .line("""
                        {"type":"forkStarted","format":1,"buildId":"b","startedAt":"%s","module":"g:a",\
                        "execution":"surefire:default-test","invocation":1,"fork":%d,"pid":7,"intervalMillis":100,\
                        "jvm":{"version":"17","name":"VM"},"cpus":2}""".formatted(START.plusSeconds(startSecond), number))
                .testStarted(1_000, 1, className, "ends");
    }

    private static String kills(long count) {
        return "\"containerOomKills\":" + count;
    }

    private void surefireSays(String text) throws IOException {
        Files.writeString(monitor.resolve("failure.txt"), text);
    }

    private void printed(int number, long second, String text) throws IOException {
        LocalDateTime at = LocalDateTime.ofInstant(START.plusSeconds(second), ZoneId.systemDefault());
        Files.writeString(
                reports.resolve("2020-02-03T05-12-00_123-jvmRun" + number + ".dumpstream"),
                "# Created at " + at + "\nTerminating due to " + text + "\n");
    }

    private List<ForkRun> forks() throws IOException {
        return MonitorReport.read("a", List.of(new ModuleFolder("a", monitor)))
                .run()
                .forks();
    }

    private Death death(String className) throws IOException {
        ForkRun fork = forks().stream()
                .filter(run -> run.end().lost().stream()
                        .anyMatch(test -> className.equals(test.identity().className())))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(fork.end().death());
    }
}
