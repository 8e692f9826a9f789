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

/** A class whose set-up left threads and files behind, from the fork file to what people and scripts read. */
class LeakySetUpTest {
    @TempDir
    Path folder;

    private MonitorReport report;

    @BeforeEach
    void write() throws IOException {
        try (ForkFileWriter fork = ForkFileWriter.in(folder, "surefire-default-test", "1-7")) {
            fork.started("b", START)
                    .containerStarted(1_000, 1, "com.acme.ServerTest")
                    .testStarted(5_000, 2, "com.acme.ServerTest", "answers")
                    .testFinished(7_000, 2, "successful", "\"cpuNanos\":20")
                    .line("{\"type\":\"leaked\",\"t\":8000,\"id\":2,\"threads\":[],\"files\":[]}")
                    .containerFinished(9_000, 1, "\"cpuNanos\":900")
                    .line(
                            "{\"type\":\"leaked\",\"t\":9500,\"id\":1,\"threads\":[\"acceptor\"],\"files\":[\"data.bin\"]}")
                    .forkFinished(10_000, "exit");
        }
        report = MonitorReport.read("shop", List.of(new ModuleFolder("a", folder)));
    }

    @Test
    void the_page_names_the_set_up_and_what_it_left() throws IOException {
        assertThat(written("index.html").replaceAll("<[^>]+>", ""))
                .contains("Leak suspects11 set-up left threads or files")
                .contains("Set-up and tear-down of ServerTestcom.acme.ServerTest · fork 111acceptor, data.bin")
                .contains("1 set-up left threads or files. No test was seen to leave threads or files behind.");
    }

    @Test
    void the_summary_counts_the_set_up_apart_from_tests() throws IOException {
        assertThat(written("summary.md")).contains("""
                #### Leak suspects

                - 1 set-up left threads or files

                """);
    }

    @Test
    void scripts_find_it_among_the_leaks_of_the_run() throws IOException {
        assertThat(written("tests.json"))
                .contains(
                        "\"containers\":[{\"module\":\"g:a\",\"fork\":1,\"className\":\"com.acme.ServerTest\",\"methodName\":null,"
                                + "\"displayName\":\"com.acme.ServerTest\",\"uniqueId\":\"com.acme.ServerTest\","
                                + "\"leakedThreads\":[\"acceptor\"],\"leakedFiles\":[\"data.bin\"]}]}");
    }

    @Test
    void limits_on_leaks_are_of_tests_alone() throws IOException {
        List<Rule> rules = List.of(noThreads(Element.TEST), noThreads(Element.CLASS), noThreads(Element.MODULE));

        assertThat(report.check(new Rules(rules, true, true)).violations()).isEmpty();
    }

    private static Rule noThreads(Element element) {
        Limit limit = new Limit(Metric.LEAKED_THREADS, 0, null);
        return new Rule(element, List.of(), List.of(), Severity.FAIL, List.of(limit));
    }

    private String written(String file) throws IOException {
        report.writeTo(folder.resolve("report"));
        return Files.readString(folder.resolve("report").resolve(file));
    }
}
