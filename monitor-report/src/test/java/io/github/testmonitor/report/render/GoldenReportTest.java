package io.github.testmonitor.report.render;

import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** From a fork file to what people read. */
class GoldenReportTest {
    @TempDir
    Path folder;

    MonitorReport report;

    @BeforeEach
    void read_the_golden_file() throws IOException {
        Path file = folder.resolve("forks/surefire-default-test/fork-1-4711.jsonl");
        Files.createDirectories(file.getParent());
        try (InputStream golden = MonitorReport.class.getResourceAsStream("golden.jsonl")) {
            Files.copy(golden, file);
        }
        report = MonitorReport.read("shop", List.of(new ModuleFolder("shop", folder)));
    }

    @Test
    void the_console_names_the_lost_test() {
        assertThat(String.join("\n", report.summary())).isEqualTo("""
                Test Monitor: 1 test lost; 2 tests in 1 fork; container peak 2.00 GiB of 3.00 GiB (67 %)
                  lost        OldTest.old in fork 1 (com.acme:shop)
                  died        fork 1 (com.acme:shop): System.exit or halt. Its shutdown hooks ran while a test was running, as
                              System.exit does it.
                  CPU time      127 ms  FooTest.bar()
                               18.0 us  FooTest.tiny()
                  allocated   40.0 MiB  FooTest.bar()
                              2.00 KiB  FooTest.tiny()
                  RSS growth  28.6 MiB  FooTest.bar()
                  RSS spike   28.6 MiB  FooTest.bar() at Foo.load(Foo.java:42)
                  forks       1: 134 MiB (4 %)""");
    }

    @Test
    void the_page_and_its_files_are_written() throws Exception {
        Path page = report.writeTo(Path.of("target/sample/golden"));

        assertThat(Html.parse(Files.readString(page)).texts("h2")).contains("Which tests used most CPU", "Forks");
        assertThat(page.resolveSibling("tests.csv")).isNotEmptyFile();
    }

    @Test
    void the_part_for_a_site_is_written() throws Exception {
        String html = report.sitePage(Locale.ROOT, folder.resolve("site"), "site");

        assertThat(html).contains("href=\"site/tests.csv\"");
        assertThat(folder.resolve("site/tests.csv")).isNotEmptyFile();
    }
}
