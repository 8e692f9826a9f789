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

/** A class whose set-up costs more than its test, from the fork file to what people read. */
class DearSetUpTest {
    @TempDir
    Path folder;

    private MonitorReport report;

    @BeforeEach
    void write() throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1-7")) {
            fork.started("b", START)
                    .containerStarted(1_000, 1, "com.acme.ServerTest")
                    .testStarted(5_000, 2, "com.acme.ServerTest", "answers")
                    .testFinished(7_000, 2, "successful", "\"cpuNanos\":20", "\"allocatedBytes\":30")
                    .containerFinished(
                            9_000,
                            1,
                            "\"cpuNanos\":900",
                            "\"allocatedBytes\":1024",
                            "\"rssStartBytes\":0",
                            "\"peakRssBytes\":1073741824")
                    .forkFinished(10_000, "exit");
        }
        report = MonitorReport.read("shop", List.of(new ModuleFolder("a", folder)));
    }

    @Test
    void the_console_names_the_set_up_before_the_test() {
        assertThat(report.summary())
                .containsSubsequence(
                        "  CPU time     900 ns  set-up and tear-down of ServerTest",
                        "                20 ns  ServerTest.answers()",
                        "  allocated  1.00 KiB  set-up and tear-down of ServerTest",
                        "                 30 B  ServerTest.answers()");
    }

    @Test
    void growth_of_resident_memory_is_told_of_tests_alone() throws IOException {
        assertThat(page()).contains("used most CPU time: 900 ns").doesNotContain("grew memory most:");
    }

    @Test
    void a_ranking_of_owned_work_says_that_it_is_all_work() throws IOException {
        assertThat(page())
                .contains("By the processor time of all work that they caused.")
                .doesNotContain("own threads:");
    }

    @Test
    void what_tests_and_set_up_allocated_says_how_much_of_it_the_table_has_as_set_up() throws IOException {
        assertThat(page()).contains("Allocated by tests and set-up1.03 KiBset-up 1.00 KiB");
    }

    private String page() throws IOException {
        Path page = report.writeTo(folder.resolve("report"));
        return Files.readString(page).replaceAll("<[^>]+>", "");
    }
}
