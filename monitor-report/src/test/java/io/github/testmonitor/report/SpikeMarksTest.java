package io.github.testmonitor.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** A spike has the marks of the growth that it is made of, on the console, in the summary and on the page. */
class SpikeMarksTest {
    private static final long MILLIS = 1_000_000;
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void that_of_a_lost_test_is_a_lower_bound() throws IOException {
        MonitorReport report = report(List.of(1L));

        assertThat(console(report))
                .matches(" *RSS spike +>= 300 MiB +FooTest\\.m1\\(\\) at Foo\\.load\\(Foo\\.java:7\\)");
        assertThat(written(report, "summary.md")).contains("| Resident memory ≥ +300 MiB, to 400 MiB |");
        assertThat(written(report, "index.html")).contains("Resident memory ≥ +300 MiB, to 400 MiB");
    }

    @Test
    void that_of_lost_tests_that_ran_together_is_shared_too() throws IOException {
        MonitorReport report = report(List.of(1L, 2L));

        assertThat(console(report)).contains(">= 300 MiB", "FooTest.m1() [shared]");
        assertThat(written(report, "summary.md")).contains("| Resident memory ‖ ≥ +300 MiB, to 400 MiB |");
    }

    @Test
    void what_grew_in_the_container_beside_a_test_does_not_stand_above_what_grew_in_a_test() throws IOException {
        try (ForkFileWriter calm = ForkFileWriter.in(folder, "surefire-default-test", "2")) {
            calm.started("b", START)
                    .sample(50 * MILLIS, List.of(), "\"containerMemoryBytes\":" + 100 * MIB)
                    .testStarted(60 * MILLIS, 1, "CalmTest", "waits")
                    .stack(180 * MILLIS, 1, 3, 1, "com.acme.Calm.wait(Calm.java:7)")
                    .sample(200 * MILLIS, List.of(1L), "\"containerMemoryBytes\":" + 900 * MIB)
                    .testFinished(
                            300 * MILLIS,
                            1,
                            "successful",
                            "\"rssStartBytes\":" + 90 * MIB,
                            "\"peakRssBytes\":" + 91 * MIB);
        }
        MonitorReport report = report(List.of(1L));

        assertThat(console(report)).contains("FooTest.m1()");
        assertThat(written(report, "summary.md"))
                .containsSubsequence("| Resident memory ≥ +300 MiB", "| Container memory ‖ +800 MiB");
    }

    private MonitorReport report(List<Long> tests) throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1")) {
            fork.started("b", START);
            tests.forEach(id -> fork.testStarted(id * MILLIS, id, "FooTest", "m" + id));
            fork.sample(100 * MILLIS, tests, "\"rssBytes\":" + 100 * MIB)
                    .stack(180 * MILLIS, 1, 3, 300, "com.acme.Foo.load(Foo.java:7)")
                    .sample(200 * MILLIS, tests, "\"rssBytes\":" + 400 * MIB)
                    .sample(300 * MILLIS, tests, "\"rssBytes\":" + 400 * MIB);
        }
        return MonitorReport.read("title", List.of(new ModuleFolder("a", folder)));
    }

    private static String console(MonitorReport report) {
        return report.summary().stream()
                .filter(line -> line.strip().startsWith("RSS spike"))
                .findFirst()
                .orElseThrow();
    }

    private String written(MonitorReport report, String file) throws IOException {
        report.writeTo(folder.resolve("report"));
        return Files.readString(folder.resolve("report").resolve(file));
    }
}
