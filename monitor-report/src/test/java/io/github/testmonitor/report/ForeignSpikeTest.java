package io.github.testmonitor.report;

import io.github.testmonitor.report.render.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** A spike in whose stack there is nothing but the JDK and frameworks. */
class ForeignSpikeTest {
    private static final long MILLIS = 1_000_000;

    @TempDir
    Path folder;

    private ForkFileWriter fork;

    @BeforeEach
    void start_the_fork() throws IOException {
        fork = ForkFileWriter.in(folder, "surefire-default-test", "1-7").started("b", START);
        fork.testStarted(0, 1, "com.acme.FooTest", "bar");
    }

    @Test
    void the_console_names_no_place() throws IOException {
        fork.stack(90 * MILLIS, 1, 1, 300, "org.jacoco.agent.rt.internal.asm.Analyzer.visit(Analyzer.java:406)");

        assertThat(finished().summary())
                .filteredOn(line -> line.contains("spike"))
                .containsExactly("  RSS spike   300 MiB  FooTest.bar()");
    }

    @ParameterizedTest
    @CsvSource({
        "'', en, no code of your own in it",
        "'', de, kein eigener Code darin",
        "'\"truncated\":true,', en, no code of your own in its 2 innermost frames",
        "'\"truncated\":true,', de, kein eigener Code in seinen 2 innersten Frames"
    })
    void the_page_says_so_above_the_frame(String cut, Locale locale, String words) throws IOException {
        fork.line("""
                {"type":"stack","t":90000000,"id":1,"thread":"main","allocatedBytes":300000000,%s\
                "frames":["java.util.Arrays.copyOf(Arrays.java:1)","org.junit.Runner.run(Runner.java:2)"]}""".formatted(cut));
        Path report = folder.resolve("report");

        Path page = finished().writeTo(report, EnumSet.allOf(ReportFormat.class), locale);

        assertThat(Files.readString(page).replaceAll("<[^>]+>", "\n"))
                .containsSubsequence("\n" + words + "\n", "copyOf(Arrays.", "java:1)");
        assertThat(report.resolve("summary.md")).content().contains("| " + words + "; java.util.Arrays.copyOf");
        assertThat(report.resolve("data/code-0.js")).content().contains("\"foreign\":\"" + words + "\"");
    }

    private MonitorReport finished() throws IOException {
        fork.testFinished(
                        400 * MILLIS,
                        1,
                        "successful",
                        "\"rssStartBytes\":" + (100 << 20),
                        "\"peakRssBytes\":" + (400 << 20))
                .forkFinished(500 * MILLIS, "exit")
                .close();
        return MonitorReport.read("shop", List.of(new ModuleFolder("a", folder)));
    }
}
