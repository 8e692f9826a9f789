package io.github.testmonitor.report;

import io.github.testmonitor.report.model.Death;
import io.github.testmonitor.report.model.Death.Cause;
import io.github.testmonitor.report.model.Death.Evidence;
import io.github.testmonitor.report.model.Death.Fact;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.ReportFormat;
import io.github.testmonitor.report.render.text.Texts;
import io.github.testmonitor.report.render.text.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** What is made of a fork that died, from what Surefire, the JVM and the kernel leave behind. */
class DeadForksTest {
    private static final String BEFORE = "2020-02-03T05:11:59Z";

    @TempDir
    Path module;

    Path monitor;
    Path reports;
    ForkFileWriter fork;

    @BeforeEach
    void a_fork_with_a_test_in_flight() throws IOException {
        monitor = module.resolve("target/monitor");
        reports = Files.createDirectories(module.resolve("target/surefire-reports"));
        fork = ForkFileWriter.in(monitor, "surefire-default-test", "1-7")
                .started("b", START)
                .testStarted(1_000, 1, "t.FooTest", "ends");
    }

    @ParameterizedTest
    @CsvSource({
        "OutOfMemoryError: Java heap space, HEAP_EXHAUSTED",
        "OutOfMemoryError: GC overhead limit exceeded, HEAP_EXHAUSTED",
        "OutOfMemoryError: Metaspace, METASPACE_EXHAUSTED",
        "OutOfMemoryError: Compressed class space, METASPACE_EXHAUSTED",
        "A fatal error has been detected by the Java Runtime Environment, CRASHED"
    })
    void what_the_jvm_printed_decides(String printed, Cause cause) throws IOException {
        dump("jvmRun1", START, printed);
        surefireSays("Process Exit Code: 3");

        assertThat(death().cause()).isEqualTo(cause);
    }

    @Test
    void what_another_fork_printed_or_this_one_at_another_time_is_no_evidence() throws IOException {
        dump("jvmRun2", START, "OutOfMemoryError: Java heap space");
        dump("jvmRun1", "2020-02-03T04:12:00Z", "OutOfMemoryError: Java heap space");

        assertThat(death().cause()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void a_timeout_beats_the_kernels_counter() throws IOException {
        surefireSays("There was a timeout in the fork");
        oomKills(1, 2);

        assertThat(death().cause()).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    void the_kernel_is_blamed_only_where_its_counter_went_up() throws IOException {
        oomKills(1, 2);
        surefireSays("Process Exit Code: 137");

        assertThat(death().cause()).isEqualTo(Cause.KILLED_FOR_MEMORY);
        assertThat(death().evidence()).contains(Evidence.of(Fact.COUNTER_OF_KILLS_ROSE, "1"));
    }

    @Test
    void killed_while_the_counter_stood_still_is_killed_by_somebody() throws IOException {
        oomKills(1, 1);
        surefireSays("Killed for memory in the container: 0\nProcess Exit Code: 137");

        assertThat(death().cause()).isEqualTo(Cause.KILLED);
        assertThat(death().evidence()).contains(Evidence.of(Fact.COUNTER_OF_KILLS_STOOD_STILL));
        assertThat(death().evidence()).contains(Evidence.of(Fact.EXIT_CODE_OF_SIGNAL, "137", "SIGKILL"));
    }

    @Test
    void the_kernel_may_have_counted_when_the_fork_was_gone() throws IOException {
        oomKills(1, 1);
        surefireSays("Killed for memory in the container: 1\nProcess Exit Code: 137");

        assertThat(death().cause()).isEqualTo(Cause.KILLED_FOR_MEMORY);
    }

    @Test
    void a_counter_that_nobody_read_after_the_end_did_not_stand_still() throws IOException {
        oomKills(1, 1);
        surefireSays("Process Exit Code: 137");

        assertThat(death().cause()).isEqualTo(Cause.KILLED);
        assertThat(death().evidence())
                .contains(Evidence.of(Fact.COUNTER_OF_KILLS_NOT_READ_AFTERWARDS))
                .doesNotContain(Evidence.of(Fact.COUNTER_OF_KILLS_STOOD_STILL));
    }

    @Test
    void what_the_kernel_killed_during_the_build_is_told_of_a_fork_that_was_asked_to_end() throws IOException {
        fork.forkFinished(5_000, "exitInTest");
        surefireSays("Killed for memory in the container: 2\nProcess Exit Code: 143");

        assertThat(death().cause()).isEqualTo(Cause.KILLED);
        assertThat(death().evidence())
                .contains(Evidence.of(Fact.KERNEL_KILLED_SEVERAL, "2"))
                .doesNotContain(Evidence.of(Fact.COUNTER_OF_KILLS_STOOD_STILL));
    }

    @Test
    void how_full_the_container_was_is_told_of_a_killed_fork() throws IOException {
        fork.sample(100_000, List.of(1L), "\"containerMemoryBytes\":930");
        surefireSays("Process Exit Code: 137");

        assertThat(death().evidence()).contains(Evidence.of(Fact.CONTAINER_AT_LAST_SAMPLE, "930 B", "1000 B", "93 %"));
    }

    @Test
    void a_fork_whose_hooks_ran_has_not_the_exit_code_of_a_kill() throws IOException {
        fork.forkFinished(5_000, "exitInTest");
        surefireSays("Process Exit Code: 137");

        assertThat(death().exitCode()).isNull();
        assertThat(death().cause()).isEqualTo(Cause.EXITED);
    }

    @Test
    void a_fork_that_was_asked_to_end_did_not_call_exit() throws IOException {
        fork.forkFinished(5_000, "exitInTest");
        surefireSays("Process Exit Code: 143");

        assertThat(death().cause()).isEqualTo(Cause.KILLED);
    }

    @Test
    void exit_and_halt_differ_in_their_hooks() throws IOException {
        surefireSays("Process Exit Code: 6");
        Death halted = death();
        fork.forkFinished(5_000, "exitInTest");
        Death exited = death();

        assertThat(halted.cause()).isEqualTo(Cause.EXITED);
        assertThat(halted.evidence()).contains(Evidence.of(Fact.HOOKS_DID_NOT_RUN));
        assertThat(exited.cause()).isEqualTo(Cause.EXITED);
        assertThat(exited.evidence()).contains(Evidence.of(Fact.HOOKS_RAN));
    }

    @Test
    void an_error_file_of_the_forks_pid_is_a_crash() throws IOException {
        Files.writeString(module.resolve("hs_err_pid7.log"), "#\n#  SIGSEGV (0xb) at pc=0x1, pid=7, tid=8\n#\n");
        Files.writeString(module.resolve("java_pid7.hprof"), "");

        assertThat(death().cause()).isEqualTo(Cause.CRASHED);
        assertThat(death().evidence())
                .contains(Evidence.of(Fact.ERROR_FILE_SAYS, "SIGSEGV (0xb) at pc=0x1, pid=7, tid=8"))
                .contains(Evidence.of(
                        Fact.JVM_WROTE_HEAP_DUMP,
                        module.resolve("java_pid7.hprof").toString()));
    }

    @Test
    void files_of_an_earlier_process_with_the_same_pid_are_no_evidence() throws IOException {
        touch(Files.writeString(module.resolve("hs_err_pid7.log"), "#  SIGSEGV (0xb) at pc=0x1\n"), BEFORE);
        touch(Files.writeString(module.resolve("java_pid7.hprof"), ""), BEFORE);

        assertThat(death().cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(death().evidence()).containsExactly(Evidence.of(Fact.NOTHING));
    }

    @Test
    void a_file_of_a_folder_above_counts_where_the_one_below_is_older() throws IOException {
        Path target = module.resolve("target");
        touch(Files.writeString(target.resolve("hs_err_pid7.log"), "#  SIGSEGV (0xb) at pc=0x1\n"), BEFORE);
        Path fresh = Files.writeString(module.resolve("hs_err_pid7.log"), "#  SIGBUS (0x7) at pc=0x2\n");

        assertThat(death().evidence()).contains(Evidence.of(Fact.JVM_WROTE_ERROR_FILE, fresh.toString()));
    }

    @Test
    void a_file_system_may_know_whole_seconds_only() throws IOException {
        ForkFileWriter.in(monitor, "surefire-default-test", "1-7")
                .started("b", "2020-02-03T05:12:00.900Z")
                .testStarted(1_000, 1, "t.FooTest", "ends");
        touch(Files.writeString(module.resolve("hs_err_pid7.log"), "#  SIGSEGV (0xb) at pc=0x1\n"), START);

        assertThat(death().cause()).isEqualTo(Cause.CRASHED);
    }

    @Test
    void each_fork_has_the_exit_code_of_its_class() throws IOException {
        surefireSays("""
                Process Exit Code: 137
                Crashed tests:
                t.OtherTest
                Process Exit Code: 6
                Crashed tests:
                t.FooTest
                """);

        assertThat(death().exitCode()).isEqualTo(6);
    }

    @Test
    void a_fork_that_died_in_the_set_up_of_a_class_has_the_exit_code_of_that_class() throws IOException {
        ForkFileWriter.in(monitor, "surefire-default-test", "1-7")
                .started("b", START)
                .containerStarted(1_000, 1, "t.SetUpTest");
        surefireSays("""
                Process Exit Code: 137
                Crashed tests:
                t.OtherTest
                Process Exit Code: 6
                Crashed tests:
                t.SetUpTest
                """);

        assertThat(death().exitCode()).isEqualTo(6);
    }

    @Test
    void of_several_codes_none_is_taken_where_no_class_tells() throws IOException {
        surefireSays("Process Exit Code: 137\nProcess Exit Code: 6\n");

        assertThat(death().exitCode()).isNull();
        assertThat(death().cause()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void failsafe_tells_it_in_its_summary() throws IOException {
        Files.writeString(
                reports.resolve("failsafe-summary.xml"), "<failureMessage>Process Exit Code: 6</failureMessage>");

        assertThat(death().exitCode()).isEqualTo(6);
    }

    @Test
    void a_summary_of_failsafe_from_before_the_fork_is_no_evidence() throws IOException {
        Path summary = Files.writeString(
                reports.resolve("failsafe-summary.xml"), "<failureMessage>Process Exit Code: 6</failureMessage>");
        touch(summary, BEFORE);

        assertThat(death().exitCode()).isNull();
        assertThat(death().cause()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void a_fork_that_ended_in_order_has_no_reason() throws IOException {
        fork.testFinished(2_000, 1, "successful").forkFinished(5_000, "exit");
        surefireSays("Process Exit Code: 137");

        assertThat(read().run().forks().get(0).end().death()).isNull();
    }

    @Test
    void the_verdict_stands_with_its_evidence_on_the_console_on_the_page_and_in_the_summary() throws IOException {
        surefireSays("Process Exit Code: 6");
        MonitorReport report = read();
        report.writeTo(module.resolve("report"));

        String evidence = "Its shutdown hooks did not run, as Runtime.halt does it.";
        assertThat(String.join(" ", report.summary()).replaceAll(" +", " "))
                .contains("System.exit or halt, exit code 6. " + evidence);
        for (String file : List.of("report/summary.md", "report/index.html")) {
            assertThat(Files.readString(module.resolve(file))).contains("System.exit or halt", evidence);
        }
    }

    @Test
    void a_german_page_tells_it_in_german() throws IOException {
        surefireSays("Process Exit Code: 137");
        Path page = module.resolve("report");
        read().writeTo(page, EnumSet.of(ReportFormat.HTML), Locale.GERMAN);

        assertThat(Files.readString(page.resolve("index.html")))
                .contains("Surefire sah den Exit-Code 137 (SIGKILL).", "Zähler des Kernels für Speichermangel")
                .doesNotContain("Surefire saw", "counter of kills");
    }

    @Test
    void a_fork_that_was_left_alone_has_not_died() throws IOException {
        fork.testFinished(2_000, 1, "successful")
                .sample(3_000, List.of(), "\"containerMemoryBytes\":600")
                .forkFinished(4_000, "exit")
                .close();
        ForkFileWriter.in(monitor, "surefire-default-test", "2-8")
                .disabled("b", "java 8")
                .close();

        Run run = read().run();

        assertThat(Verdict.diedForks(run)).isFalse();
        assertThat(Verdict.of(run, Texts.in(Locale.ROOT)).headline()).startsWith("The container peaked at ≈ 600 B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dumping heap to a\u0000b.hprof ...", "# a\u0000/hs_err_pid7.log"})
    void a_file_that_the_fork_names_and_that_cannot_be_one_takes_no_report(String printed) throws IOException {
        dump("jvmRun1", START, "\n" + printed + "\n");

        assertThat(death().cause()).isEqualTo(Cause.UNKNOWN);
    }

    private void oomKills(long before, long after) {
        fork.sample(100_000, List.of(1L), "\"containerOomKills\":" + before)
                .sample(200_000, List.of(1L), "\"containerOomKills\":" + after);
    }

    private static void touch(Path file, String modifiedAt) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modifiedAt)));
    }

    private void surefireSays(String text) throws IOException {
        Files.writeString(monitor.resolve("failure.txt"), text);
    }

    private void dump(String run, String at, String printed) throws IOException {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.parse(at), ZoneId.systemDefault());
        Files.writeString(
                reports.resolve(local.toString().replace(':', '-') + "-" + run + ".dumpstream"),
                "# Created at " + local.withSecond(1) + "\nCorrupted channel. Stream '" + printed + "'.\n\n");
    }

    private Death death() throws IOException {
        return Objects.requireNonNull(read().run().forks().get(0).end().death());
    }

    private MonitorReport read() throws IOException {
        return MonitorReport.read("a", List.of(new ModuleFolder("a", monitor)));
    }
}
