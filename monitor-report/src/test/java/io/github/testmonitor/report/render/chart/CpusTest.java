package io.github.testmonitor.report.render.chart;

import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CpusTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1.5, 2, 1.5", "16.0, 8, 8.0", "null, 4, 4.0"})
    void a_quota_gives_no_cpu_that_the_machine_has_not(String quota, int cpus, double available) throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1")) {
            fork.line("""
                    {"type":"forkStarted","format":1,"buildId":"b","startedAt":"2020-02-03T05:12:00Z","module":"g:a","pid":7,\
                    "intervalMillis":100,"jvm":{"version":"17","name":"VM"},"cpus":%d,"container":{"cpuLimit":%s}}""".formatted(cpus, quota)).sample(3_000_000, List.of(), "\"containerMemoryBytes\":950");
        }

        assertThat(Cpus.available(MonitorReport.read("a", List.of(new ModuleFolder("a", folder)))
                        .run()))
                .isEqualTo(available);
    }
}
