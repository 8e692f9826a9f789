package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

class RollUpTest {
    @TempDir
    Path folder;

    @Test
    void a_sum_has_the_mark_of_what_went_into_it() throws IOException {
        String shared = "\"kinds\":{\"childCpuNanos\":\"shared\",\"peakRssBytes\":\"shared\"}";
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1")) {
            fork.started("b", START)
                    .testStarted(1, 1, "FooTest", "alone")
                    .testFinished(2, 1, "successful", "\"cpuNanos\":3000000", "\"childCpuNanos\":2000000")
                    .testStarted(3, 2, "FooTest", "beside")
                    .testFinished(
                            4,
                            2,
                            "successful",
                            "\"cpuNanos\":4000000",
                            "\"childCpuNanos\":9000000",
                            "\"rssStartBytes\":50",
                            "\"peakRssBytes\":57",
                            shared)
                    .testStarted(5, 3, "FooTest", "lost")
                    .sample(6_000_005, List.of(3L));
        }

        assertThat(cells()).containsExactly("≥ 7.00 ms", "–", "‖ ≥ 7 B (shared)", "≥ 6.00 ms", "≥ 2.00 ms");
    }

    @Test
    void a_sum_with_a_sampled_part_and_a_sampled_peak_are_sampled() throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1")) {
            fork.started("b", START)
                    .testStarted(1, 1, "FooTest", "exact")
                    .testFinished(2, 1, "successful", "\"childCpuNanos\":2000000", "\"childPeakRssBytes\":5")
                    .testStarted(3, 2, "FooTest", "sampled")
                    .testFinished(
                            4,
                            2,
                            "successful",
                            "\"cpuNanos\":4000000",
                            "\"childCpuNanos\":3000000",
                            "\"childPeakRssBytes\":9",
                            "\"kinds\":{\"childCpuNanos\":\"sampled\",\"childPeakRssBytes\":\"sampled\"}")
                    .testStarted(5, 3, "FooTest", "last")
                    .testFinished(6, 3, "successful", "\"childCpuNanos\":1000000", "\"childPeakRssBytes\":7")
                    .forkFinished(7, "exit");
        }

        assertThat(cells()).containsExactly("4.00 ms", "–", "–", "–", "≈ 6.00 ms", "≈ 9 B");
    }

    private List<String> cells() throws IOException {
        MonitorReport report = MonitorReport.read("title", List.of(new ModuleFolder("a", folder)));
        RollUp.Row row =
                RollUp.of(report.run(), Texts.in(Locale.ROOT)).get(0).rows().get(0);
        return Stream.concat(Stream.of(row.cpu(), row.allocated()), row.cells().stream())
                .map(Cell::marked)
                .toList();
    }
}
