package io.github.testmonitor.report;

import io.github.testmonitor.report.check.Rules;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests whose display name is empty, as older monitors wrote it of some in TestNG, go by their method. */
class NamelessTestsTest {
    @TempDir
    Path folder;

    private MonitorReport report;

    @BeforeEach
    void write() throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1-7")) {
            fork.started("b", START)
                    .line("""
                            {"type":"testStarted","t":1000,"id":1,"parent":null,"uniqueId":"u","className":"com.acme.FooTest",\
                            "methodName":"bar","displayName":" ","reportName":"","tags":[],"thread":"main"}""")
                    .testFinished(2_000, 1, "successful", "\"cpuNanos\":20", "\"classesLoaded\":3")
                    .forkFinished(9_000, "exit");
        }
        report = MonitorReport.read("shop", List.of(new ModuleFolder("a", folder)));
    }

    @Test
    void the_page_and_its_files_name_the_method() throws IOException {
        Path page = report.writeTo(folder.resolve("report"));

        assertThat(page).content().contains(">bar</bdi>");
        assertThat(page.resolveSibling("tests.csv")).content().contains("com.acme.FooTest,bar,bar");
        assertThat(Files.readString(page.resolveSibling("summary.md"))).contains("| bar | com.acme.FooTest |");
    }

    @Test
    void the_console_names_the_method() {
        assertThat(report.summary()).contains("  CPU time  20 ns  FooTest.bar");
    }

    @Test
    void a_violation_names_the_method() throws IOException {
        Limit limit = new Limit(Metric.CLASSES_LOADED, 2, Severity.FAIL);
        Rules rules = new Rules(
                List.of(new Rule(Element.TEST, List.of(), List.of(), Severity.FAIL, List.of(limit))), true, true);

        assertThat(report.check(rules).lines())
                .contains("  com.acme.FooTest#bar: CLASSES_LOADED 3, allowed 2, +1 (+50.0 %)");
    }
}
