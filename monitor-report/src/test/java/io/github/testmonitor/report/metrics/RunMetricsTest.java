package io.github.testmonitor.report.metrics;

import io.github.testmonitor.report.Builds;
import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

class RunMetricsTest {
    @TempDir
    Path folder;

    @Test
    void modules_and_forks_are_written_rounded_and_without_times() throws IOException {
        fork("1");
        fork("2");

        MonitorReport report = MonitorReport.read("shop", List.of(new ModuleFolder("a", folder)));
        report.writeMetrics(folder.resolve("new/metrics.txt"));

        assertThat(Files.readString(folder.resolve("new/metrics.txt"))).isEqualTo("""
                # TYPE monitor_module_tests gauge
                # HELP monitor_module_tests Attempts of tests of a module, by outcome; skipped ones did not run.
                monitor_module_tests{module="g:a",outcome="aborted"} 0
                monitor_module_tests{module="g:a",outcome="failed"} 2
                monitor_module_tests{module="g:a",outcome="lost"} 0
                monitor_module_tests{module="g:a",outcome="skipped"} 0
                monitor_module_tests{module="g:a",outcome="successful"} 2
                # TYPE monitor_module_allocated_bytes gauge
                # UNIT monitor_module_allocated_bytes bytes
                # HELP monitor_module_allocated_bytes Allocated in the heap by the tests, two digits.
                monitor_module_allocated_bytes{module="g:a"} 250000000
                # TYPE monitor_fork_peak_rss_bytes gauge
                # UNIT monitor_fork_peak_rss_bytes bytes
                # HELP monitor_fork_peak_rss_bytes Greatest resident memory of a fork, two digits.
                monitor_fork_peak_rss_bytes{module="g:a",execution="surefire:default-test",fork="1"} 7000
                # TYPE monitor_fork_allocated_bytes gauge
                # UNIT monitor_fork_allocated_bytes bytes
                # HELP monitor_fork_allocated_bytes Allocated in the heap by a whole fork, two digits.
                monitor_fork_allocated_bytes{module="g:a",execution="surefire:default-test",fork="1"} 8000
                # EOF
                """);
    }

    @Test
    void a_module_whose_tests_were_not_seen_is_left_out_and_one_without_tests_is_not() throws IOException {
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Files.writeString(
                reports.resolve("TEST-x.xml"), "<testsuite><testcase name='a' classname='FooTest'/></testsuite>");
        Path blind = folder.resolve("blind");
        Builds.write(Builds.build("b", "g:blind", Builds.execution("surefire:default-test", reports)), blind);
        Path empty = folder.resolve("empty");
        Builds.write(Builds.build("b", "g:empty"), empty);

        MonitorReport report =
                MonitorReport.read("shop", List.of(new ModuleFolder("blind", blind), new ModuleFolder("empty", empty)));

        assertThat(RunMetrics.text(report.run()))
                .contains("monitor_module_tests{module=\"g:empty\",outcome=\"successful\"} 0\n")
                .doesNotContain("g:blind");
    }

    /** Both under the number 1, one after the other. */
    private void fork(String name) throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", name)) {
            fork.started("b", START)
                    .testStarted(1, 1, "FooTest", "one" + name)
                    .testFinished(2, 1, "successful", "\"allocatedBytes\":123456789")
                    .testStarted(3, 2, "FooTest", "two" + name)
                    .testFinished(4, 2, "failed", "\"allocatedBytes\":1")
                    .forkFinished(5, "exit");
        }
    }
}
