package io.github.testmonitor.maven.end;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TestTracesTest {
    private static final Instant START = Instant.parse("2026-11-23T05:12:00Z");

    @TempDir
    Path folder;

    @Test
    void a_fork_file_tells_of_tests() throws IOException {
        Path forks = Files.createDirectories(folder.resolve("monitor/forks/surefire-default-test"));
        Files.createFile(forks.resolve("fork-1-1.jsonl"));

        assertThat(traces().existSince(START)).isTrue();
    }

    @Test
    void a_fork_file_of_an_execution_that_is_not_in_the_session_does_not() throws IOException {
        Path forks = Files.createDirectories(folder.resolve("monitor/forks/surefire-default-cli"));
        Files.createFile(forks.resolve("fork-1-1.jsonl"));

        assertThat(traces().existSince(START)).isFalse();
    }

    @Test
    void a_report_of_this_session_tells_of_tests_that_were_not_measured() throws IOException {
        report(START.plusSeconds(1));

        assertThat(traces().existSince(START)).isTrue();
    }

    @Test
    void a_report_of_an_earlier_session_does_not() throws IOException {
        report(START.minusSeconds(1));

        assertThat(traces().existSince(START)).isFalse();
    }

    @Test
    void folders_that_are_not_there_tell_of_nothing() {
        assertThat(traces().existSince(START)).isFalse();
    }

    private TestTraces traces() {
        return new TestTraces(
                List.of(folder.resolve("monitor/forks/surefire-default-test")),
                List.of(folder.resolve("surefire-reports")));
    }

    private void report(Instant time) throws IOException {
        Path reports = Files.createDirectories(folder.resolve("surefire-reports"));
        Files.setLastModifiedTime(Files.createFile(reports.resolve("TEST-t.ATest.xml")), FileTime.from(time));
    }
}
