package io.github.testmonitor.report;

import io.github.testmonitor.report.model.ForkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SlowedForkTest {
    @TempDir
    Path folder;

    @Test
    void a_fork_that_was_slowed_says_so_on_its_page_with_the_worst_of_it() throws IOException {
        fork("1", """
                {"type":"slowed","t":5000000000,"intervalMillis":200,"cpuNanos":300000000,"wallNanos":5000000000}""", """
                {"type":"slowed","t":9000000000,"intervalMillis":100,"cpuNanos":9000000,"wallNanos":5000000000}""");
        fork("2", """
                {"type":"looksSlowed","t":5000000000,"periodMillis":45,"cpuNanos":450000}""", """
                {"type":"looksSlowed","t":6000000000,"periodMillis":93,"cpuNanos":930000}""");

        MonitorReport report = read();
        Path page = folder.resolve("report");
        report.writeTo(page);

        assertThat(report.run().forks())
                .extracting(fork -> fork.quality().pace())
                .containsExactlyInAnyOrder(new ForkRun.Pace(200L, null), new ForkRun.Pace(null, 93L));
        assertThat(Files.readString(page.resolve("index.html")))
                .contains("1 fork, at times to one sample every 200 ms", "1 fork, at times only every 93.0 ms");
    }

    @Test
    void a_fork_that_kept_its_pace_says_nothing_of_it() throws IOException {
        fork("1");

        MonitorReport report = read();
        Path page = folder.resolve("report");
        report.writeTo(page);

        assertThat(report.run().forks())
                .extracting(fork -> fork.quality().pace())
                .containsExactly(ForkRun.Pace.AS_PLANNED);
        assertThat(Files.readString(page.resolve("index.html"))).doesNotContain("at times");
    }

    private void fork(String pid, String... lines) throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", pid)) {
            fork.started("b", "2026-11-23T05:12:00Z");
            for (String line : lines) {
                fork.line(line);
            }
            fork.test(1, "com.acme.FooTest", "bar").forkFinished(10_000_000_000L, "exit");
        }
    }

    private MonitorReport read() throws IOException {
        return MonitorReport.read("shop", List.of(new ModuleFolder("shop", folder)));
    }
}
