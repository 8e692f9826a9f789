package io.github.testmonitor.report;

import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.Note;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

class WhichBuildTest {
    private static final String LATER = "2020-02-03T06:00:00Z";

    @TempDir
    Path target;

    @Test
    void build_json_says_which_files_of_a_folder_count() throws IOException {
        Path module = target.resolve("a");
        Builds.write(Builds.build("old", "g:a"), module);
        fork(module, "old", START, "surefire:default-test", 1, "1")
                .test(1, "FooTest", "kept")
                .close();
        fork(module, "new", LATER, "surefire:default-test", 1, "2")
                .test(1, "FooTest", "foreign")
                .close();

        MonitorReport report = read("a");

        assertThat(report.run().buildId()).isEqualTo("old");
        assertThat(tests(report))
                .extracting(test -> test.identity().methodName())
                .containsExactly("kept");
        assertThat(report.run().modules().get(0).notes()).containsExactly(Note.counted(Note.Kind.OF_ANOTHER_BUILD, 1));
    }

    @Test
    void without_build_json_the_newest_fork_says_the_build() throws IOException {
        Path module = target.resolve("a");
        fork(module, "old", START, "surefire:default-test", 1, "1")
                .test(1, "FooTest", "old")
                .close();
        fork(module, "new", LATER, "surefire:default-test", 1, "2")
                .test(1, "FooTest", "new")
                .close();

        Run run = read("a").run();

        assertThat(run.buildId()).isEqualTo("new");
        assertThat(run.startedAt()).isEqualTo(Instant.parse(LATER));
        assertThat(run.totals().successful()).isEqualTo(1);
        assertThat(run.modules().get(0).module()).isEqualTo("g:a");
    }

    @Test
    void a_build_json_that_cannot_be_read_is_said() throws IOException {
        Path module = target.resolve("a");
        fork(module, "b", START, "surefire:default-test", 1, "1")
                .test(1, "FooTest", "bar")
                .close();
        Files.writeString(module.resolve("build.json"), "{");

        Run run = read("a").run();

        assertThat(run.totals().successful()).isEqualTo(1);
        assertThat(run.modules().get(0).notes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Note.Plain.class, note -> assertThat(note.kind()).isEqualTo(Note.Kind.UNREADABLE_BUILD_FILE));
    }

    @Test
    void a_module_of_an_older_build_is_named_and_not_summed() throws IOException {
        Builds.write(Builds.build("old", START, "g:a"), target.resolve("a"));
        Builds.write(Builds.build("new", LATER, "g:b"), target.resolve("b"));
        fork(target.resolve("a"), "old", START, "surefire:default-test", 1, "1")
                .test(1, "FooTest", "bar")
                .close();
        fork(target.resolve("b"), "new", LATER, "surefire:default-test", 1, "1")
                .test(1, "BarTest", "bar")
                .close();

        Run run = read("a", "b").run();

        assertThat(run.buildId()).isEqualTo("new");
        assertThat(run.modules()).extracting(ModuleRun::module).containsExactly("g:a", "g:b");
        assertThat(run.modules()).extracting(ModuleRun::stale).containsExactly(true, false);
        assertThat(run.modules().get(0).buildId()).isEqualTo("old");
        assertThat(run.modules().get(0).noData()).isNull();
        assertThat(run.totals().successful()).isEqualTo(1);
        assertThat(run.forks()).hasSize(1);
    }

    @Test
    void forks_are_numbered_by_their_start_over_all_modules() throws IOException {
        Builds.write(Builds.build("b", "g:a"), target.resolve("a"));
        Builds.write(Builds.build("b", "g:b"), target.resolve("b"));
        fork(target.resolve("a"), "b", "2020-02-03T05:12:03Z", "surefire:default-test", 1, "1")
                .close();
        fork(target.resolve("b"), "b", "2020-02-03T05:12:02Z", "surefire:default-test", 1, "1")
                .close();
        fork(target.resolve("a"), "b", "2020-02-03T05:12:01Z", "failsafe:it", 1, "2")
                .close();

        Run run = read("a", "b").run();

        assertThat(run.forks()).extracting(ForkRun::number).containsExactly(1, 2, 3);
        assertThat(run.forks())
                .extracting(ForkRun::label)
                .containsExactly("g:a failsafe:it", "g:b", "g:a surefire:default-test");
    }

    @Test
    void the_last_invocation_of_an_execution_counts() throws IOException {
        Path module = target.resolve("a");
        Builds.write(Builds.build("b", "g:a"), module);
        fork(module, "b", START, "surefire:default-test", 1, "1")
                .test(1, "FooTest", "first")
                .close();
        fork(module, "b", LATER, "surefire:default-test", 2, "2")
                .test(1, "FooTest", "second")
                .close();
        fork(module, "b", LATER, "failsafe:it", 1, "3")
                .test(1, "FooIT", "other")
                .close();

        MonitorReport report = read("a");

        assertThat(tests(report))
                .extracting(test -> test.identity().methodName())
                .containsExactlyInAnyOrder("second", "other");
        assertThat(report.run().modules().get(0).notes())
                .containsExactly(Note.counted(Note.Kind.OF_EARLIER_INVOCATIONS, 1, "surefire:default-test", "2"));
    }

    @Test
    void reruns_are_counted_by_start_even_across_forks() throws IOException {
        Path module = target.resolve("a");
        fork(module, "b", "2020-02-03T05:12:00Z", "surefire:default-test", 1, "1")
                .testStarted(9_000_000_000L, 1, "FooTest", "flaky")
                .testFinished(9_000_000_001L, 1, "failed")
                .testStarted(9_500_000_000L, 2, "FooTest", "flaky")
                .testFinished(9_500_000_001L, 2, "successful")
                .close();
        fork(module, "b", "2020-02-03T05:12:01Z", "surefire:default-test", 1, "2")
                .testStarted(1_000, 1, "FooTest", "flaky")
                .testFinished(2_000, 1, "failed")
                .testStarted(3_000, 2, "FooTest", "steady")
                .testFinished(4_000, 2, "successful")
                .close();
        fork(module, "b", "2020-02-03T05:12:02Z", "failsafe:it", 1, "3")
                .testStarted(1_000, 1, "FooTest", "flaky")
                .testFinished(2_000, 1, "successful")
                .close();

        List<TestRun> tests = tests(read("a"));

        assertThat(tests).extracting(TestRun::attempt).containsExactly(2, 3, 1, 1, 1);
    }

    @Test
    void a_folder_without_anything_is_named() throws IOException {
        Run run = read("nowhere").run();

        assertThat(run.buildId()).isNull();
        assertThat(run.startedAt()).isNull();
        assertThat(run.forks()).isEmpty();
        assertThat(run.container()).isNull();
        assertThat(run.modules()).singleElement().satisfies(module -> {
            assertThat(module.module()).isEqualTo("nowhere");
            assertThat(module.noData()).isEqualTo(NoData.of(NoData.Cause.NO_BUILD_FILE, 0));
        });
    }

    private static ForkFileWriter fork(
            Path module, String buildId, String startedAt, String execution, int invocation, String name)
            throws IOException {
        return ForkFileWriter.in(module, execution.replace(':', '-'), name)
                .started(buildId, startedAt, execution, invocation);
    }

    private MonitorReport read(String... modules) throws IOException {
        List<ModuleFolder> folders = new ArrayList<>();
        for (String module : modules) {
            folders.add(new ModuleFolder(module, target.resolve(module)));
        }
        return MonitorReport.read("title", folders);
    }

    private static List<TestRun> tests(MonitorReport report) throws IOException {
        List<TestRun> tests = new ArrayList<>();
        report.tests().forEach(tests::add);
        return tests;
    }
}
