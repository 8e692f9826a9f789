package io.github.testmonitor.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** What the monitor cost stands on the page twice, once with its hooks and once without. */
class MonitorCostTest {
    private static final String WHOLE = "120 ms, 6 % of the CPU time of 1 fork";

    @TempDir
    Path folder;

    @Test
    void the_page_says_what_the_difference_is() throws IOException {
        assertThat(page("\"outside\":{\"monitorCpuNanos\":90000000},"))
                .containsSubsequence(
                        "Threads of the monitor",
                        "90.0 ms",
                        WHOLE
                                + ": its threads, and an estimate of its hooks. The table of where the CPU time went has the threads");
    }

    @Test
    void there_is_none_where_the_threads_do_not_stand_alone() throws IOException {
        assertThat(page("")).contains(WHOLE).doesNotContain(WHOLE + ":");
    }

    private String page(String outside) throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1-7")) {
            fork.started("b", START).test(1, "FooTest", "bar").line("""
                            {"type":"forkFinished","t":9000000,"reason":"exit","cpuNanos":2000000000,%s\
                            "monitor":{"cpuNanos":120000000,"writtenBytes":2,"samples":3,"lateSamples":0}}""".formatted(outside));
        }
        Path page =
                MonitorReport.read("a", List.of(new ModuleFolder("a", folder))).writeTo(folder.resolve("report"));
        return Files.readString(page).replaceAll("<[^>]+>", "");
    }
}
