package io.github.testmonitor.maven.top;

import io.github.testmonitor.report.live.LiveBuild;
import io.github.testmonitor.report.live.LiveListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WatchTest {
    private static final Instant START = Instant.parse("2020-02-03T05:12:00Z");

    @TempDir
    Path folder;

    final List<String> out = new ArrayList<>();
    /** What happens between two looks. */
    final Deque<Step> steps = new ArrayDeque<>();

    boolean mavenIsAlive = true;
    Instant now = START.plusSeconds(2);

    @Test
    void a_build_is_awaited_followed_and_left_when_it_is_over() throws Exception {
        Watch watch = watch();
        steps.add(() -> {});
        steps.add(() -> build("b1"));
        steps.add(this::fork);
        steps.add(() -> now = START.plusSeconds(20));
        steps.add(() -> mavenIsAlive = false);

        watch.follow(watch.await(out::add), () -> new LineScreen(out::add));

        assertThat(out)
                .containsExactly(
                        "Waiting for a build to run tests here. Ctrl-C ends this.",
                        "build 2.00 s | 0 tests done | 0 forks running, 0 done | 0 s CPU in forks",
                        "build 20.0 s | 0 tests done | 0 forks running, 1 done | 7.00 ms CPU in forks",
                        "build over | 0 tests done | 0 forks running, 1 done | 7.00 ms CPU in forks");
    }

    @Test
    void a_build_that_is_over_is_not_followed() throws Exception {
        build("b1");
        mavenIsAlive = false;
        steps.add(() -> {
            build("b2");
            mavenIsAlive = true;
        });

        assertThat(watch().await(out::add).buildId()).isEqualTo("b2");
    }

    @Test
    void the_next_build_is_another_one_to_follow() throws Exception {
        Watch watch = watch();
        build("b1");
        steps.add(() -> build("b2"));

        watch.follow(watch.await(out::add), () -> new LineScreen(out::add));

        assertThat(out).hasSize(2).allMatch(line -> line.startsWith("build 2.00 s"));
    }

    @Test
    void one_look_shows_the_last_build_too() throws IOException {
        build("b1");
        fork();
        mavenIsAlive = false;
        now = START.plusSeconds(60);

        assertThat(watch().once())
                .containsExactly("build over | 0 tests done | 0 forks running, 1 done | 7.00 ms CPU in forks");
    }

    @Test
    void where_nothing_was_measured_there_is_nothing_to_show() {
        assertThat(watch().once()).isEmpty();
    }

    private Watch watch() {
        return new Watch(
                LiveBuild.newest(List.of(folder), pid -> mavenIsAlive, () -> now, LiveListener.NONE),
                () -> now,
                this::step);
    }

    private void step(long millis) {
        try {
            steps.remove().run();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void build(String id) throws IOException {
        Files.writeString(folder.resolve("build.json"), """
                {"buildId":"%s","startedAt":"%s","pid":4711,"module":"g:a","executions":[],
                 "context":{"machine":{},"software":{"monitorVersion":"0.1.0"}}}
                """.formatted(id, START));
    }

    private void fork() throws IOException {
        Path file = folder.resolve("forks/surefire-default-test/fork-1.jsonl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"type":"forkStarted","format":1,"buildId":"b1","startedAt":"%s","module":"g:a","pid":7,\
                "intervalMillis":100,"jvm":{"version":"17","name":"VM"},"cpus":2}
                {"type":"sample","t":1000000000,"gapNanos":100000000,"cpuNanos":7000000,"running":[]}
                """.formatted(START));
    }

    private interface Step {
        void run() throws IOException;
    }
}
