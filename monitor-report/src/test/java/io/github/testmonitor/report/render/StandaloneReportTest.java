package io.github.testmonitor.report.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StandaloneReportTest {
    @TempDir
    private Path folder;

    @Test
    void writes_the_page_and_the_files_it_refers_to() throws IOException {
        Path page = write(SampleRuns.shop(), folder.resolve("report"));

        assertThat(page).isEqualTo(folder.resolve("report/index.html"));
        assertThat(names(folder.resolve("report")))
                .containsExactlyInAnyOrder(
                        "data",
                        "index.html",
                        "measuring.html",
                        "report.css",
                        "report.js",
                        "summary.md",
                        "tests.csv",
                        "tests.json",
                        "uplot.js");
    }

    @Test
    void the_same_run_gives_the_same_files() throws IOException {
        write(SampleRuns.shop(), folder.resolve("one"));
        write(SampleRuns.shop(), folder.resolve("two"));

        for (String name : names(folder.resolve("one"))) {
            if (Files.isDirectory(folder.resolve("one").resolve(name))) {
                continue;
            }
            assertThat(folder.resolve("two").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
        }
    }

    @Test
    void files_of_an_older_report_are_replaced_and_others_stay() throws IOException {
        Files.writeString(folder.resolve("index.html"), "old");
        Files.writeString(folder.resolve("notes.txt"), "mine");

        write(SampleRuns.small(), folder);

        assertThat(folder.resolve("index.html")).content().startsWith("<!DOCTYPE html>");
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void a_failure_leaves_the_older_files_and_no_half_one() throws IOException {
        write(SampleRuns.small(), folder);
        String csv = Files.readString(folder.resolve("tests.csv"));
        SampleRuns.Sample sample = SampleRuns.shop();

        assertThatThrownBy(() -> StandaloneReport.write(
                        sample.run(),
                        visitor -> {
                            visitor.test(sample.tests().get(0));
                            throw new IOException("fork file gone");
                        },
                        folder))
                .isInstanceOf(IOException.class)
                .hasMessage("fork file gone");
        assertThat(folder.resolve("tests.csv")).hasContent(csv);
        assertThat(folder.resolve("index.html")).content().contains("quickstart 1.0");
        assertThat(names(folder)).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void half_a_surrogate_pair_in_a_name_does_not_stop_the_report() throws IOException {
        write(SampleRuns.hostile(), folder);

        assertThat(folder.resolve("tests.csv")).content().contains("\uFFFD lone \uFFFD");
        assertThat(folder.resolve("tests.json")).content().contains("\uFFFD lone \uFFFD");
    }

    /** For people: what the page looks like can only be seen. */
    @Test
    void the_samples_are_left_below_target_to_be_looked_at() throws IOException {
        Path samples = Path.of("target/sample");

        assertThat(write(SampleRuns.shop(), samples.resolve("shop"))).isNotEmptyFile();
        assertThat(write(SampleRuns.small(), samples.resolve("small"))).isNotEmptyFile();
        assertThat(write(SampleRuns.empty(), samples.resolve("empty"))).isNotEmptyFile();
        assertThat(write(SampleRuns.hostile(), samples.resolve("hostile"))).isNotEmptyFile();
    }

    private static Path write(SampleRuns.Sample sample, Path folder) throws IOException {
        return StandaloneReport.write(sample.run(), sample.told(), folder);
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }
}
