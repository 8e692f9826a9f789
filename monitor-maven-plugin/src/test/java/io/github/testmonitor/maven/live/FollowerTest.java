package io.github.testmonitor.maven.live;

import io.github.testmonitor.report.alert.Alerts;
import io.github.testmonitor.report.check.TestLimits;
import io.github.testmonitor.report.live.LiveBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FollowerTest {
    private static final Instant START = Instant.parse("2020-02-03T05:12:00Z");

    @TempDir
    Path folder;

    final List<String> lines = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final Alerts alerts = new Alerts(module -> TestLimits.of(List.of()), warnings::add);
    Instant now = START;

    @Test
    void a_line_is_shown_every_thirty_seconds_while_a_fork_runs() throws IOException {
        Follower follower = follower(alerts);
        sample(1, 10);
        now = START.plusSeconds(2);
        follower.look();
        assertThat(lines).isEmpty();

        now = START.plusSeconds(30);
        sample(29, 10);
        follower.look();
        follower.look();

        assertThat(lines).containsExactly("0 tests done | 1 fork | 0 s CPU | container 10 B of 100 B (10 %)");
    }

    @Test
    void a_warning_is_shown_with_the_look_that_finds_its_reason() throws IOException {
        Follower follower = follower(alerts);
        sample(1, 96);
        now = START.plusSeconds(2);

        follower.look();

        assertThat(warnings).containsExactly("The container holds 96 B of 100 B, more than 95 %. Running: no test.");
    }

    @Test
    void the_last_look_is_at_the_end() throws IOException {
        Follower follower = follower(alerts);
        sample(1, 96);

        follower.close();

        assertThat(warnings).hasSize(1);
    }

    private Follower follower(Alerts listening) {
        LiveBuild build = LiveBuild.ofSession(() -> List.of(folder), "b1", START, () -> now, listening);
        return new Follower(build, () -> now, listening, null, lines::add);
    }

    private void sample(long second, long containerBytes) throws IOException {
        Path file = folder.resolve("forks/surefire-default-test/fork-1.jsonl");
        Files.createDirectories(file.getParent());
        String before = Files.exists(file) ? Files.readString(file) : """
                {"type":"forkStarted","format":1,"buildId":"b1","startedAt":"%s","module":"g:a","pid":7,\
                "intervalMillis":100,"jvm":{"version":"17","name":"VM"},"cpus":2,"container":{"memoryLimitBytes":100}}
                """.formatted(START);
        Files.writeString(file, before + """
                {"type":"sample","t":%d000000000,"gapNanos":100000000,"containerMemoryBytes":%d,"running":[]}
                """.formatted(second, containerBytes));
    }
}
