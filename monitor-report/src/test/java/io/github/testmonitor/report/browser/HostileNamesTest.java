package io.github.testmonitor.report.browser;

import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import io.github.testmonitor.report.render.ReportFormat;
import io.github.testmonitor.report.render.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** From a fork file in which every name is hostile, wherever a name may stand, to all that is made of it. */
class HostileNamesTest {
    private static final List<String> NAMES = Stream.concat(
                    SampleRuns.HOSTILE_NAMES.stream(),
                    Stream.of(
                            "</script><script>alert(9)</script>",
                            "\u001b]0;title\u0007\u009b2J",
                            "'; alert(10) //",
                            "__proto__",
                            "-1+1"))
            .toList();

    @TempDir
    Path folder;

    private MonitorReport report;

    @BeforeEach
    void write_the_fork_file() throws IOException {
        try (ForkFileWriter file = ForkFileWriter.in(folder, "surefire-default-test", "1-1")) {
            String any = quoted(NAMES.get(1));
            file.line("""
                    {"type":"forkStarted","format":1,"buildId":%s,"startedAt":"2026-11-23T05:12:00Z","module":%s,"execution":%s,\
                    "invocation":1,"fork":1,"pid":7,"intervalMillis":100,"jvm":{"version":%s,"name":%s,"collector":%s},"cpus":2,\
                    "container":{"memoryLimitBytes":3000000000,"cpuLimit":1.5}}""".formatted(any, any, any, any, any, any));
            long t = 0;
            for (int id = 1; id <= NAMES.size(); id++) {
                String name = quoted(NAMES.get(id - 1));
                t += 100_000_000;
                file.line("""
                        {"type":"testStarted","t":%d,"id":%d,"parent":null,"uniqueId":%s,"className":%s,"methodName":%s,\
                        "displayName":%s,"tags":[%s],"thread":%s}""".formatted(t, id, name, name, name, name, name, name));
                file.sample(
                        t + 1, List.of((long) id), "\"rssBytes\":" + (200_000_000 + id), "\"heapUsedBytes\":1000000");
                file.line("{\"type\":\"sectionStarted\",\"t\":%d,\"id\":%d,\"parent\":%d,\"name\":%s,\"thread\":%s}"
                        .formatted(t + 1, 1_000 + id, id, name, name));
                file.line("""
                        {"type":"stack","t":%d,"id":%d,"section":%d,"thread":%s,"cpuNanos":20000000,"allocatedBytes":9000000,\
                        "frames":[%s,%s]}""".formatted(t + 2, id, 1_000 + id, name, name, any));
                file.line("{\"type\":\"sectionFinished\",\"t\":%d,\"id\":%d,\"wallNanos\":5}".formatted(t + 9, 1_000 + id));
                file.testFinished(
                        t + 50_000_000,
                        id,
                        "successful",
                        "\"wallNanos\":50000000",
                        "\"ownCpuNanos\":4000000",
                        "\"ownAllocatedBytes\":5000000",
                        "\"rssStartBytes\":100",
                        "\"peakRssBytes\":%d".formatted(100_000_000L + 1000L * id));
                file.line("{\"type\":\"leaked\",\"t\":%d,\"id\":%d,\"threads\":[%s],\"files\":[%s]}"
                        .formatted(t + 60_000_000, id, name, name));
            }
            file.forkFinished(t + 100_000_000, "exit");
        }
        report = MonitorReport.read(NAMES.get(0), List.of(new ModuleFolder(NAMES.get(2), folder)));
        report.writeTo(folder.resolve("report"), EnumSet.allOf(ReportFormat.class), Locale.ROOT);
    }

    @Test
    void nothing_runs_and_nothing_breaks_in_the_page() throws IOException {
        try (Browser browser = Browser.start(folder.resolve("profile"))) {
            for (String page : List.of("index.html", "test-resources.html")) {
                browser.open(folder.resolve("report").resolve(page).toUri().toString());
                assertThat(browser.number("MONITOR.tests.size")).isEqualTo(NAMES.size());
                for (int test = 0; test < NAMES.size(); test++) {
                    browser.evaluate("MONITOR.openTest(" + test + ")");
                    browser.await("document.querySelector('dialog .mon-allfigures')");
                    browser.await("document.querySelectorAll('dialog .mon-frame').length === 3");
                    browser.await("document.querySelector('dialog .mon-sections')");
                }
                for (String level : List.of("class", "package", "module", "")) {
                    browser.evaluate("(() => { const s = document.querySelector('[data-filter=group]'); s.value = '"
                            + level + "'; s.dispatchEvent(new Event('change')); })()");
                }

                assertThat(browser.problems()).isEmpty();
                assertThat(browser.number("document.querySelectorAll('img, iframe, object, embed, base, form').length"))
                        .isZero();
                assertThat(browser.is("document.documentElement.scrollWidth <= innerWidth"))
                        .isTrue();
            }
        }
    }

    @Test
    void collapsed_stacks_have_one_line_for_each_place() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("report/cpu.collapsed.txt"));

        assertThat(lines).hasSize(NAMES.size()).allSatisfy(line -> {
            assertThat(line.split(";")).hasSize(4);
            assertThat(line).endsWith(" 20000000");
            assertThat(line.chars().filter(Character::isISOControl)).isEmpty();
        });
    }

    @Test
    void the_trace_is_json_with_a_slice_for_each_test_and_section() throws IOException {
        JsonNode trace = new JsonMapper().readTree(Files.readString(folder.resolve("report/trace.json")));

        assertThat(trace.get("traceEvents").valueStream().filter(event -> event.get("ph").asString().equals("X")))
                .hasSize(2 * NAMES.size());
    }

    @Test
    void the_console_gets_no_control_character() {
        assertThat(report.summary())
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.chars().filter(Character::isISOControl)).isEmpty());
    }

    @Test
    void the_markdown_stays_markdown() throws IOException {
        String markdown = Files.readString(folder.resolve("report/summary.md"));

        assertThat(markdown.replaceAll("\\\\.", "")).doesNotContain("<script", "<img", "](http");
    }

    @Test
    void the_json_is_json_and_the_csv_has_a_line_for_each_test() throws IOException {
        JsonNode json = new JsonMapper().readTree(Files.readString(folder.resolve("report/tests.json")));
        String csv = Files.readString(folder.resolve("report/tests.csv"));

        assertThat(json.get("tests").size()).isEqualTo(NAMES.size());
        assertThat(csv.split("\r\n")).hasSize(NAMES.size() + 1);
        assertThat(csv).doesNotContain(",=HYPER", ",\"=HYPER", ",-1+1");
    }

    /** Every character but letters and digits as an escape, lone surrogates too. */
    private static String quoted(String name) {
        return name.chars()
                .mapToObj(character -> Character.isLetterOrDigit(character) && character < 128
                        ? Character.toString(character)
                        : "\\u%04x".formatted(character))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
