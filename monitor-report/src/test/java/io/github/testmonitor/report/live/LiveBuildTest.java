package io.github.testmonitor.report.live;

import io.github.testmonitor.report.Builds;
import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.build.BuildFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

class LiveBuildTest {
    private static final long SECOND = 1_000_000_000;
    private static final long MAVEN = 4711;

    @TempDir
    Path folder;

    final Set<Long> alive = new HashSet<>(Set.of(MAVEN));
    Instant now = Instant.parse(START).plusSeconds(10);
    LiveBuild build;

    @BeforeEach
    void follow_two_modules() {
        build = LiveBuild.newest(
                List.of(folder.resolve("a"), folder.resolve("b")), alive::contains, () -> now, LiveListener.NONE);
    }

    @Test
    void there_is_nothing_to_see_before_a_build() {
        assertThat(build.look()).isEmpty();
    }

    @Test
    void the_screen_shows_what_runs_and_what_was_costly() throws IOException {
        prepared("a", "b1");
        fork("a", "b1", "1")
                .testStarted(SECOND, 1, "com.acme.FooTest", "cheap")
                .testFinished(2 * SECOND, 1, "successful", figures(1_000_000, 1 << 20))
                .testStarted(2 * SECOND, 2, "com.acme.FooTest", "dear")
                .testFinished(3 * SECOND, 2, "successful", figures(700_000_000, 5 << 20))
                .testStarted(3 * SECOND, 3, "com.acme.BarTest", "running")
                .sample(8 * SECOND, List.of(3L), "\"cpuNanos\":2000000000", "\"rssBytes\":1048576")
                .sample(
                        9 * SECOND,
                        List.of(3L),
                        "\"cpuNanos\":3500000000",
                        "\"rssBytes\":2097152",
                        "\"heapUsedBytes\":250",
                        "\"threads\":14",
                        "\"containerMemoryBytes\":600");

        LiveView view = build.look().orElseThrow();

        assertThat(String.join("\n", TopScreen.lines(view, now, 100))).isEqualTo("""
                build 10.0 s | 2 tests done | 1 fork running, 0 done | 3.50 s CPU in forks
                container  [############........] 600 B of 1000 B

                fork 1, g:a surefire:default-test, pid 7
                  CPU 1.50 cores  RSS 2.00 MiB  heap 250 B  threads 14  tests done 2
                          age        CPU  allocated  RSS growth  running (~ fork's, s shared)
                  >    6.00 s    ~1.50 s          -   ~1.00 MiB  BarTest#running

                      CPU  allocated       wall  finished test
                   700 ms   5.00 MiB     1.00 s  FooTest#dear
                  1.00 ms   1.00 MiB     1.00 s  FooTest#cheap""");
    }

    @Test
    void lines_end_where_the_screen_ends() throws IOException {
        prepared("a", "b1");
        fork("a", "b1", "1")
                .testStarted(SECOND, 1, "com.acme.FooTest", "x".repeat(300))
                .sample(2 * SECOND, List.of(1L));

        LiveView view = build.look().orElseThrow();

        assertThat(TopScreen.lines(view, now, 40)).allMatch(line -> line.length() <= 40);
    }

    @Test
    void of_each_fork_one_test_is_shown_where_the_rows_do_not_suffice() throws IOException {
        prepared("a", "b1");
        ForkFileWriter fork = fork("a", "b1", "1");
        for (int id = 1; id <= 4; id++) {
            fork.testStarted(id * SECOND, id, "com.acme.FooTest", "test" + id);
        }
        fork.sample(9 * SECOND, List.of());

        LiveView view = build.look().orElseThrow();

        assertThat(TopScreen.lines(view, now, 100, 9)).hasSize(9).noneMatch(line -> line.contains("more"));
        assertThat(TopScreen.lines(view, now, 100, 8)).hasSize(7).last().isEqualTo("  and 3 tests more");
    }

    @Test
    void forks_that_ended_or_went_silent_do_not_run() throws IOException {
        prepared("a", "b1");
        fork("a", "b1", "ended").sample(8 * SECOND, List.of()).forkFinished(9 * SECOND, "exit");
        fork("a", "b1", "silent").sample(SECOND, List.of());
        fork("a", "b1", "alive").sample(9 * SECOND, List.of());

        LiveView view = build.look().orElseThrow();

        assertThat(view.forks()).hasSize(1);
        assertThat(view.finishedForks()).isEqualTo(2);
        assertThat(view.over()).isFalse();
    }

    @Test
    void a_build_is_over_when_its_maven_has_ended_and_no_fork_is_left() throws IOException {
        prepared("a", "b1");
        fork("a", "b1", "alive").sample(9 * SECOND, List.of());
        alive.clear();

        assertThat(build.look().orElseThrow().over()).as("while a fork writes").isFalse();

        now = now.plusSeconds(60);
        assertThat(build.look().orElseThrow().over()).isTrue();
    }

    @Test
    void the_next_build_begins_with_nothing() throws IOException {
        prepared("a", "b1");
        fork("a", "b1", "1").test(1, "FooTest", "of_the_first_build");
        build.look();

        prepared("b", "b2", "2020-02-03T06:00:00Z");
        fork("b", "b2", "2").test(1, "FooTest", "of_the_second_build");

        LiveView view = build.look().orElseThrow();
        assertThat(view.buildId()).isEqualTo("b2");
        assertThat(view.finishedTests()).isEqualTo(1);
        assertThat(view.costliest())
                .extracting(test -> test.identity().methodName())
                .containsExactly("of_the_second_build");
    }

    private void prepared(String module, String buildId) throws IOException {
        prepared(module, buildId, START);
    }

    private void prepared(String module, String buildId, String startedAt) throws IOException {
        BuildFile build = Builds.build(buildId, startedAt, "g:" + module);
        Builds.write(
                new BuildFile(
                        build.buildId(),
                        build.startedAt(),
                        MAVEN,
                        build.module(),
                        null,
                        null,
                        build.executions(),
                        build.context()),
                folder.resolve(module));
    }

    private ForkFileWriter fork(String module, String buildId, String name) throws IOException {
        return ForkFileWriter.in(folder.resolve(module), "surefire-default-test", name)
                .started(buildId, START);
    }

    private static String[] figures(long cpuNanos, long allocatedBytes) {
        return new String[] {
            "\"wallNanos\":" + SECOND, "\"cpuNanos\":" + cpuNanos, "\"allocatedBytes\":" + allocatedBytes
        };
    }
}
