package io.github.testmonitor.report;

import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.build.BuildFile.Blindness;
import io.github.testmonitor.report.build.BuildFile.Execution;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.ModuleRun.Unseen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(module().notes())
                .containsExactly(
                        "failsafe:it: forkCount is 0, so that the tests run inside Maven's own JVM. Set forkCount to"
                                + " 1 or more; without a fork JUnit 3 and 4 are seen from Surefire 3.6 on only.");
    }

    @Test
    void tests_that_were_seen_without_a_fork_are_marked_as_of_mavens_jvm() throws IOException {
        executions(execution(Blindness.FORK_COUNT_ZERO));
        xml(testcase("t.FooTest", "a", ""));
        seen("t.FooTest", "a");

        assertThat(module().unseen()).isEmpty();
        assertThat(module().notes()).singleElement().asString().contains("ran inside Maven's own JVM");
    }

    @ParameterizedTest
    @CsvSource({
        "FORK_COUNT_ZERO, forkCount is 0",
        "FIXED_ARG_LINE, argLine is fixed in the POM",
        "COMMAND_LINE_ARG_LINE, argLine was given on the command line"
    })
    void what_the_build_knew_beforehand_is_the_reason(Blindness blindness, String reason) throws IOException {
        executions(execution(blindness));
        xml(testcase("t.FooTest", "a", ""));

        assertThat(reason()).startsWith("1 test ran, but was not seen: " + reason);
        assertThat(module().unseen()).containsExactly(new Unseen(SUREFIRE, "t.FooTest", 1, 0));
    }

    @Test
    void an_old_jvm_is_the_reason() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "a", ""));
        try (ForkFileWriter fork = ForkFileWriter.in(monitor, "surefire-default-test", "1")) {
            fork.disabled("b", "java 11");
        }

        ModuleRun module = module();

        assertThat(module.noData())
                .isEqualTo(new ModuleRun.NoData(
                        "1 test ran, but was not seen: the agent left their JVM alone (java 11).",
                        "Run the tests on Java 17 or later, by jdkToolchain or jvm."));
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

        assertThat(reason())
                .isEqualTo("1 test ran, but was not seen: the monitor failed in their fork (session:"
                        + " java.lang.NoSuchMethodError: gone).");
    }

    @Test
    void deactivated_listeners_are_the_reason_where_the_agent_was_there() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "a", ""));
        fork().forkFinished(1, "exit").close();

        assertThat(reason())
                .isEqualTo("1 test ran, but was not seen: the agent was there, but no listener was told of them.");
    }

    @Test
    void no_file_at_all_is_said_when_nothing_else_is_known() throws IOException {
        executions(execution(null));
        xml(testcase("t.FooTest", "a", ""), testcase("t.FooTest", "b", ""));

        assertThat(reason()).isEqualTo("2 tests ran, but none was seen: no fork wrote a file.");
    }

    @Test
    void skipped_tests_and_none_are_expected() throws IOException {
        executions(execution(Blindness.SKIPPED));
        assertThat(noData().expected()).isTrue();
        assertThat(reason()).isEqualTo("The tests were skipped.");

        executions(execution(Blindness.NO_TESTS));
        assertThat(noData().expected()).isTrue();
        assertThat(reason()).isEqualTo("There were no tests to run.");
    }

    @Test
    void a_fork_in_which_no_test_ran_is_expected_to_have_none() throws IOException {
        executions(execution(null));
        fork().forkFinished(1, "exit").close();

        assertThat(noData().expected()).isTrue();
        assertThat(reason()).isEqualTo("No test ran in the forks.");
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

    private void seen(String className, String... methods) throws IOException {
        try (ForkFileWriter fork = fork()) {
            long id = 1;
            for (String method : methods) {
                fork.test(id++, className, method);
            }
        }
    }

    private String reason() throws IOException {
        return noData().reason();
    }

    private ModuleRun.NoData noData() throws IOException {
        return Objects.requireNonNull(module().noData());
    }

    private ModuleRun module() throws IOException {
        return report().run().modules().get(0);
    }

    private MonitorReport report() throws IOException {
        return MonitorReport.read("title", List.of(new ModuleFolder("a", monitor)));
    }
}
