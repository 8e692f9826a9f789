package io.github.testmonitor.report;

import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.build.BuildFile.Blindness;
import io.github.testmonitor.report.build.BuildFile.Execution;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.ModuleRun.Unseen;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.NoData.Cause;
import io.github.testmonitor.report.model.Note;
import io.github.testmonitor.report.render.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** What Surefire says that ran, held against what the forks saw. */
class UnseenTestsTest {
    private static final String SUREFIRE = "surefire:default-test";

    @TempDir
    Path target;

    Path monitor;
    Path reports;

    @BeforeEach
    void name_the_folders() throws IOException {
        monitor = target.resolve("monitor");
        reports = Files.createDirectory(target.resolve("surefire-reports"));
    }

    /** How often two tests of one class stand in the XML, by provider and version. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the same class              | t.FooTest         | a            | b",
                "parameters in the names     | t.FooTest         | par(String)[1] | rep()[2]",
                "one name twice              | t.FooTest         | rep          | rep",
                "Spock before Surefire 3.6   | FooTest           | a feature    | another",
                "a report name suffix        | t.FooTest(suffix) | a            | b",
                "method names for classes    | a()               | a            | b",
                "a phrased class name        | Foo, as it should be. | a        | b"
            })
    void tests_under_another_name_are_seen_all_the_same(String why, String className, String one, String other)
            throws IOException {
        executions(execution(null));
        xml(testcase(className, one, ""), testcase(className, other, ""));
        seen("t.FooTest", "first", "second");

        assertThat(module().unseen()).as(why).isEmpty();
    }

    @Test
    void a_class_that_ran_more_often_than_it_was_seen_is_named() throws IOException {
        executions(execution(null));
        xml(
                testcase("t.FooTest", "first", ""),
                testcase("t.FooTest", "second", ""),
                testcase("t.BlindTest", "a", ""),
                testcase("t.SeenTest", "third", ""));
        try (ForkFileWriter fork = fork()) {
            fork.test(1, "t.FooTest", "first").test(2, "t.SeenTest", "third").test(3, "t.OtherTest", "fourth");
        }

        assertThat(module().unseen())
                .containsExactlyInAnyOrder(
                        new Unseen(SUREFIRE, "t.FooTest", 2, 1), new Unseen(SUREFIRE, "t.BlindTest", 1, 0));
    }

    @Test
    void aborted_and_skipped_tests_are_not_held_against_the_xml() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "assumes", "<skipped/>"), testcase("t.FooTest", "ignored", "<skipped/>"));
        try (ForkFileWriter fork = fork()) {
            fork.testStarted(1, 1, "t.FooTest", "assumes")
                    .testFinished(2, 1, "aborted")
                    .skipped(3, "t.FooTest", "ignored");
        }

        assertThat(module().unseen()).isEmpty();
        assertThat(module().noData()).isNull();
    }

    @Test
    void an_aborted_test_does_not_stand_for_one_that_was_not_seen() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "assumes", "<skipped/>"), testcase("t.FooTest", "unseen", ""));
        try (ForkFileWriter fork = fork()) {
            fork.testStarted(1, 1, "t.FooTest", "assumes").testFinished(2, 1, "aborted");
        }

        assertThat(module().unseen()).containsExactly(new Unseen(SUREFIRE, "t.FooTest", 1, 0));
    }

    @Test
    void a_crash_leaves_more_seen_than_ran() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "first", ""));
        try (ForkFileWriter fork = fork()) {
            fork.test(1, "t.FooTest", "first").testStarted(3, 2, "t.CrashTest", "killer");
        }

        assertThat(module().unseen()).isEmpty();
    }

    @Test
    void reruns_are_runs_on_both_sides() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "flaky", "<flakyFailure/>"));
        seen("t.FooTest", "flaky", "flaky");

        assertThat(module().unseen()).isEmpty();
    }

    @Test
    void a_failed_configuration_method_of_testng_is_no_test() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "bc", "<failure/>"), testcase("t.FooTest", "a", "<skipped/>"));
        try (ForkFileWriter fork = fork()) {
            fork.testStarted(1, 1, "t.FooTest", "a").testFinished(2, 1, "aborted");
        }

        assertThat(module().unseen()).isEmpty();
    }

    @Test
    void a_failed_test_that_was_seen_once_is_not_taken_for_a_configuration_method() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "par(int)[1]", "<failure/>"), testcase("t.FooTest", "par(int)[2]", "<failure/>"));
        seen("t.FooTest", "par");

        assertThat(module().unseen()).containsExactly(new Unseen(SUREFIRE, "t.FooTest", 2, 1));
    }

    @Test
    void executions_that_share_a_folder_are_held_against_it_together() throws IOException {
        executions(execution(null), new Execution("surefire:second", 1, reports, null));
        xml(testcase("t.FooTest", "a", ""), testcase("t.BarTest", "b", ""));
        seen("t.FooTest", "a");
        try (ForkFileWriter fork = ForkFileWriter.in(monitor, "surefire-second", "1")) {
            fork.started("b", START, "surefire:second", 1).test(1, "t.BarTest", "b");
        }

        assertThat(module().unseen()).isEmpty();
    }

    @Test
    void a_fork_that_does_not_know_its_execution_may_belong_to_any() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "a", ""));
        try (ForkFileWriter fork = ForkFileWriter.in(monitor, "unknown", "1")) {
            fork.started("b", START, "unknown", 1).test(1, "t.FooTest", "a");
        }

        assertThat(module().unseen()).isEmpty();
    }

    @Test
    void an_execution_that_was_not_seen_beside_one_that_was_has_its_reason_noted() throws IOException {
        Path others = Files.createDirectory(target.resolve("failsafe-reports"));
        executions(execution(null), new Execution("failsafe:it", 1, others, Blindness.FORK_COUNT_ZERO));
        xml(testcase("t.FooTest", "a", ""));
        seen("t.FooTest", "a");
        Files.writeString(others.resolve("TEST-it.xml"), "<testsuite>" + testcase("t.FooIT", "x", "") + "</testsuite>");

        assertThat(module().noData()).isNull();
        assertThat(module().unseen()).containsExactly(new Unseen("failsafe:it", "t.FooIT", 1, 0));
        assertThat(module().notes()).containsExactly(new Note.Unseen("failsafe:it", Cause.FORK_COUNT_ZERO));
    }

    @Test
    void tests_that_were_seen_without_a_fork_are_marked_as_of_mavens_jvm() throws IOException {
        executions(execution(Blindness.FORK_COUNT_ZERO));
        xml(testcase("t.FooTest", "a", ""));
        seen("t.FooTest", "a");

        assertThat(module().unseen()).isEmpty();
        assertThat(module().notes()).containsExactly(Note.of(Note.Kind.IN_MAVENS_JVM, SUREFIRE));
    }

    @ParameterizedTest
    @CsvSource({
        "FORK_COUNT_ZERO, FORK_COUNT_ZERO",
        "FIXED_ARG_LINE, FIXED_ARG_LINE",
        "COMMAND_LINE_ARG_LINE, COMMAND_LINE_ARG_LINE"
    })
    void what_the_build_knew_beforehand_is_the_reason(Blindness blindness, Cause cause) throws IOException {
        executions(execution(blindness));
        xml(testcase("t.FooTest", "a", ""));

        assertThat(noData()).isEqualTo(NoData.of(cause, 1));
        assertThat(module().unseen()).containsExactly(new Unseen(SUREFIRE, "t.FooTest", 1, 0));
    }

    @Test
    void an_old_jvm_is_the_reason() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "a", ""));
        try (ForkFileWriter fork = ForkFileWriter.in(monitor, "surefire-default-test", "1")) {
            fork.disabled("b", "java 11");
        }

        assertThat(noData()).isEqualTo(NoData.of(Cause.JVM_LEFT_ALONE, 1, "java 11"));
        assertThat(report().run().forks())
                .singleElement()
                .satisfies(fork -> assertThat(fork.disabled()).isEqualTo("java 11"));
    }

    @Test
    void a_failure_of_the_monitor_itself_is_the_reason_with_what_was_thrown() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "a", ""));
        fork().line("""
                        {"type":"unavailable","probe":"session","reason":"error","detail":"java.lang.NoSuchMethodError: gone"}""").forkFinished(1, "exit").close();

        assertThat(noData())
                .isEqualTo(NoData.of(Cause.MONITOR_FAILED, 1, "session: java.lang.NoSuchMethodError: gone"));
    }

    @Test
    void deactivated_listeners_are_the_reason_where_the_agent_was_there() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "a", ""));
        fork().forkFinished(1, "exit").close();

        assertThat(noData()).isEqualTo(NoData.of(Cause.NO_LISTENER_TOLD, 1));
    }

    @Test
    void no_file_at_all_is_said_when_nothing_else_is_known() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "a", ""), testcase("t.FooTest", "b", ""));

        assertThat(noData()).isEqualTo(NoData.of(Cause.NO_FORK_FILE, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"type\":\"forkStarted\",\"form", "\u0000\u0000\u0000\u0000\n"})
    void a_fork_file_without_a_first_record_is_no_sign_that_there_were_no_tests(String content) throws IOException {
        executions(execution(null));
        headless("1").raw(content).close();

        assertThat(noData()).isEqualTo(NoData.of(Cause.UNREADABLE_FORK_FILES, 0, "1"));
        assertThat(noData().expected()).isFalse();

        xml(testcase("t.FooTest", "a", ""));
        headless("2").close();

        assertThat(noData()).isEqualTo(NoData.of(Cause.UNREADABLE_FORK_FILES, 1, "2"));
    }

    @Test
    void a_fork_in_which_no_test_ran_does_not_stand_for_one_that_cannot_be_read() throws IOException {
        executions(execution(null));
        fork().forkFinished(1, "exit").close();
        headless("2").close();

        assertThat(noData().cause()).isEqualTo(Cause.UNREADABLE_FORK_FILES);
    }

    @Test
    void a_file_that_is_older_than_the_build_tells_nothing_of_its_forks() throws IOException {
        executions(execution(Blindness.SKIPPED));
        ForkFileWriter old = headless("1");
        old.close();
        Files.setLastModifiedTime(old.file(), FileTime.from(Instant.parse(START).minusSeconds(1)));

        assertThat(noData().cause()).isEqualTo(Cause.TESTS_SKIPPED);
    }

    @Test
    void skipped_tests_and_none_are_expected() throws IOException {
        executions(execution(Blindness.SKIPPED));
        assertThat(noData().expected()).isTrue();
        assertThat(noData().cause()).isEqualTo(Cause.TESTS_SKIPPED);

        executions(execution(Blindness.NO_TESTS));
        assertThat(noData().expected()).isTrue();
        assertThat(noData().cause()).isEqualTo(Cause.NO_TESTS);
    }

    @Test
    void a_fork_in_which_no_test_ran_is_expected_to_have_none() throws IOException {
        executions(execution(null));
        fork().forkFinished(1, "exit").close();

        assertThat(noData().expected()).isTrue();
        assertThat(noData().cause()).isEqualTo(Cause.NO_TEST_IN_FORKS);
    }

    @Test
    void a_fork_that_died_before_its_first_test_is_not_one_without_tests() throws IOException {
        executions(execution(null));
        fork().close();

        assertThat(noData().expected()).isFalse();
        assertThat(noData().cause()).isEqualTo(Cause.FORK_DIED);
    }

    @Test
    void a_german_page_tells_the_reason_and_its_mend_in_german() throws IOException {
        executions(execution(Blindness.FIXED_ARG_LINE));
        xml(testcase("t.FooTest", "a", ""));

        assertThat(germanPage())
                .contains("1 Test lief, wurde aber nicht gesehen: argLine steht fest in der POM")
                .contains("@{argLine} an ihren Anfang setzen")
                .doesNotContain("was not seen", "is fixed", "at the front");
    }

    @Test
    void a_german_page_tells_in_german_what_else_should_be_known() throws IOException {
        executions(execution(Blindness.FORK_COUNT_ZERO));
        xml(testcase("t.FooTest", "a", ""));
        seen("t.FooTest", "a");
        Files.writeString(reports.resolve("TEST-torn.xml"), "<testsuite>");
        ForkFileWriter.in(monitor, "surefire-default-test", "empty").close();

        assertThat(germanPage())
                .contains(SUREFIRE + ": die Tests liefen in Mavens eigener JVM.")
                .contains("TEST-*.xml, die sich nicht lesen ließen: 1.")
                .contains("1 Fork-Datei in surefire-default-test ist weggelassen")
                .doesNotContain("own JVM", "cannot be read", "left out");
    }

    private Execution execution(@Nullable Blindness blindness) {
        return new Execution(SUREFIRE, 1, reports, blindness);
    }

    private void executions(Execution... executions) throws IOException {
        BuildFile build = Builds.build("b", "g:a", executions);
        Builds.write(build, monitor);
    }

    private static String testcase(String className, String name, String children) {
        return "<testcase classname=\"%s\" name=\"%s\">%s</testcase>".formatted(className, name, children);
    }

    private void xml(String... cases) throws IOException {
        Files.writeString(reports.resolve("TEST-x.xml"), "<testsuite>" + String.join("", cases) + "</testsuite>");
    }

    private ForkFileWriter fork() throws IOException {
        return ForkFileWriter.in(monitor, "surefire-default-test", "1").started("b", START);
    }

    private ForkFileWriter headless(String name) throws IOException {
        return ForkFileWriter.in(monitor, "surefire-default-test", name);
    }

    private void seen(String className, String... methods) throws IOException {
        try (ForkFileWriter fork = fork()) {
            long id = 1;
            for (String method : methods) {
                fork.test(id++, className, method);
            }
        }
    }

    private String germanPage() throws IOException {
        Path page = target.resolve("report");
        return Files.readString(report().writeTo(page, EnumSet.of(ReportFormat.HTML), Locale.GERMAN));
    }

    private NoData noData() throws IOException {
        return Objects.requireNonNull(module().noData());
    }

    private ModuleRun module() throws IOException {
        return report().run().modules().get(0);
    }

    private MonitorReport report() throws IOException {
        return MonitorReport.read("title", List.of(new ModuleFolder("a", monitor)));
    }
}
