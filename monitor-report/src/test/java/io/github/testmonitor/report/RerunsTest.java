package io.github.testmonitor.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** A test that was run again, and died the third time: its attempts can be told from each other. */
class RerunsTest {
    @TempDir
    Path folder;

    private MonitorReport report;

    @BeforeEach
    void write() throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1-7")) {
            fork.started("b", START)
                    .testStarted(1_000, 1, "com.acme.FlakyTest", "flaky")
                    .testFinished(2_000, 1, "failed", "\"cpuNanos\":30")
                    .line("{\"type\":\"leaked\",\"t\":2500,\"id\":1,\"threads\":[\"one\"],\"files\":[]}")
                    .testStarted(3_000, 2, "com.acme.FlakyTest", "flaky")
                    .testFinished(4_000, 2, "failed", "\"ownCpuNanos\":20")
                    .line("{\"type\":\"leaked\",\"t\":4500,\"id\":2,\"threads\":[\"two\"],\"files\":[]}")
                    .testStarted(5_000, 3, "com.acme.FlakyTest", "flaky")
                    .sample(5_100, List.of(3L), "\"rssBytes\":104857600")
                    .stack(60_000_000, 3, 1, 1, "com.acme.Flaky.load(Flaky.java:7)")
                    .sample(100_000_000, List.of(3L), "\"rssBytes\":524288000");
        }
        report = MonitorReport.read("shop", List.of(new ModuleFolder("a", folder)));
    }

    @Test
    void the_console_says_which_attempt_it_was() {
        assertThat(report.summary())
                .containsSubsequence(
                        "  lost                    FlakyTest.flaky() [attempt 3] in fork 1 (g:a)",
                        "  CPU time                 >= 20.0 ms  FlakyTest.flaky() [attempt 3] [own thread]",
                        "                                30 ns  FlakyTest.flaky()",
                        "                                20 ns  FlakyTest.flaky() [attempt 2] [own thread]",
                        "  RSS spike                >= 400 MiB  FlakyTest.flaky() [attempt 3] at Flaky.load(Flaky.java:7)");
    }

    @Test
    void the_summary_says_which_attempt_it_was() throws IOException {
        assertThat(written("summary.md"))
                .contains("| 30 ns | flaky() | com.acme.FlakyTest | failed | 1 |")
                .contains("| 20 ns (own thread) | flaky() · attempt 2 | com.acme.FlakyTest | failed | 1 |")
                .contains("| Resident memory ≥ +400 MiB, to 500 MiB | FlakyTest.flaky() · attempt 3 |");
    }

    @Test
    void the_page_says_which_attempt_has_spiked() throws IOException {
        assertThat(written("index.html").replaceAll("<[^>]+>", ""))
                .contains("flaky()com.acme.FlakyTest · attempt 3Resident memory ≥ +400 MiB");
    }

    @Test
    void the_page_says_which_attempt_left_something() throws IOException {
        assertThat(written("index.html").replaceAll("<[^>]+>", ""))
                .contains("com.acme.FlakyTest · fork 110one")
                .contains("com.acme.FlakyTest · fork 1 · attempt 210two");
    }

    private String written(String file) throws IOException {
        report.writeTo(folder.resolve("report"));
        return Files.readString(folder.resolve("report").resolve(file));
    }
}
