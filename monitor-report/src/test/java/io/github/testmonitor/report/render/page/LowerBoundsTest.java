package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** What the page says of a fork that died is marked wherever it stands. */
class LowerBoundsTest {
    private static final Texts TEXTS = Texts.in(Locale.ROOT);

    @TempDir
    Path folder;

    private ForkFileWriter fork;

    @BeforeEach
    void start_a_fork() throws IOException {
        fork = ForkFileWriter.in(folder, "surefire-default-test", "1")
                .started("b", START)
                .testStarted(1, 1, "FooTest", "over")
                .testFinished(2, 1, "successful", "\"allocatedBytes\":2048", "\"cpuNanos\":5", "\"peakHeapBytes\":30")
                .sample(3_000_000, List.of(), "\"rssBytes\":950", "\"cpuNanos\":600000000", "\"allocatedBytes\":4096");
    }

    @AfterEach
    void close() throws IOException {
        fork.close();
    }

    @Test
    void the_share_of_the_limit_is_a_lower_bound_as_the_peak_is() throws IOException {
        ForkRow died = ForkRow.of(read().run(), TEXTS).get(0);
        fork.forkFinished(5_000_000, "exit");
        ForkRow ended = ForkRow.of(read().run(), TEXTS).get(0);

        assertThat(died.peakRss().marked()).isEqualTo("≥ 950 B");
        assertThat(died.ofLimit().marked()).isEqualTo("≥ 95 %");
        assertThat(ended.ofLimit().mark()).isEmpty();
    }

    @Test
    void the_greatest_heap_of_a_fork_is_sampled_as_those_of_its_tests_are() throws IOException {
        assertThat(ForkRow.of(read().run(), TEXTS).get(0).peakHeap().marked()).isEqualTo("≥ 30 B");
        fork.forkFinished(5_000_000, "exit");

        assertThat(ForkRow.of(read().run(), TEXTS).get(0).peakHeap().marked()).isEqualTo("≈ 30 B");
    }

    @Test
    void what_tests_allocated_is_a_lower_bound_where_one_was_lost() throws IOException {
        fork.testStarted(4_000_000, 2, "FooTest", "killer");

        assertThat(figure("Allocated by tests and set-up").value().marked()).isEqualTo("≥ 2.00 KiB");
    }

    @Test
    void the_parts_of_the_cpu_add_up_to_a_lower_bound_where_a_fork_died() throws IOException {
        BalanceTable died = Objects.requireNonNull(BalanceTable.of(read().run(), TEXTS));
        fork.forkFinished(5_000_000, "exit");
        BalanceTable ended = Objects.requireNonNull(BalanceTable.of(read().run(), TEXTS));

        assertThat(died.cpu().marked()).isEqualTo("≥ 600 ms");
        assertThat(died.allocated().marked()).isEqualTo("≥ 4.00 KiB");
        assertThat(ended.cpu().mark()).isEmpty();
    }

    @Test
    void where_no_test_ran_not_all_have_passed() throws IOException {
        ForkFileWriter.in(folder, "surefire-default-test", "1")
                .started("b", START)
                .sample(3_000_000, List.of(), "\"rssBytes\":950")
                .close();

        assertThat(figure("Tests measured").note()).isEqualTo("none ran");
    }

    private KeyFigure figure(String label) throws IOException {
        return KeyFigures.of(read().run(), TEXTS).stream()
                .filter(figure -> figure.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private MonitorReport read() throws IOException {
        return MonitorReport.read("title", List.of(new ModuleFolder("a", folder)));
    }
}
