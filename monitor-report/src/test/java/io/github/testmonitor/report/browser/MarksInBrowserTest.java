package io.github.testmonitor.report.browser;

import io.github.testmonitor.report.Builds;
import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.ModuleFolder;
import io.github.testmonitor.report.MonitorReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** Two modules with a class of the same name, of which one has tests side by side and a lost one. */
class MarksInBrowserTest {
    private static final String ROWS = "[...document.querySelectorAll('.mon-rows tbody tr[data-row]')]";

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start(folder.resolve("profile"));
        write("a", 100).close();
        ForkFileWriter fork = write("b", 900);
        fork.testStarted(300_000_000, 3, "com.acme.SameTest", "killer")
                .line(
                        "{\"type\":\"sectionStarted\",\"t\":310000000,\"id\":9,\"parent\":3,\"name\":\"load\",\"thread\":\"main\"}")
                .sectionFinished(320_000_000, 9, "\"wallNanos\":10000000", "\"ownCpuNanos\":5000000")
                .sample(400_000_000, List.of(3L), "\"rssBytes\":5000000")
                .sample(500_000_000, List.of(3L), "\"rssBytes\":9000000")
                .close();
        MonitorReport.read("marks", List.of(module("a"), module("b"))).writeTo(folder.resolve("report"));
        browser.open(folder.resolve("report/index.html").toUri().toString());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static ModuleFolder module(String name) {
        return new ModuleFolder(name, folder.resolve(name));
    }

    private static ForkFileWriter write(String name, int allocated) throws IOException {
        Builds.write(Builds.build("b", "g:" + name), folder.resolve(name));
        ForkFileWriter fork = ForkFileWriter.in(folder.resolve(name), "surefire-default-test", "1");
        fork.line("""
                {"type":"forkStarted","format":1,"buildId":"b","startedAt":"%s","module":"g:%s","pid":7,\
                "intervalMillis":100,"jvm":{"version":"17","name":"VM"},"cpus":2}""".formatted(START, name));
        for (int id = 1; id < 3; id++) {
            fork.testStarted(id, id, "com.acme.SameTest", "m" + id);
        }
        fork.sample(100_000_000, List.of(1L, 2L), "\"rssBytes\":500")
                .sample(150_000_000, List.of(1L, 2L), "\"rssBytes\":600");
        for (int id = 1; id < 3; id++) {
            fork.testFinished(
                    200_000_000,
                    id,
                    "successful",
                    "\"wallNanos\":200000000",
                    "\"allocatedBytes\":" + allocated,
                    "\"rssStartBytes\":100",
                    "\"peakRssBytes\":700",
                    "\"kinds\":{\"peakRssBytes\":\"shared\"}");
        }
        return fork;
    }

    @Test
    void classes_of_one_name_in_two_modules_are_two_in_the_roll_up() {
        rollUp("class");

        assertThat(browser.number(ROWS + ".length")).isEqualTo(2);
        assertThat(row("g:a")).contains("200 B", "com.acme · g:a");
        assertThat(row("g:b")).contains("≥ 1.76 KiB");

        browser.evaluate(ROWS + ".find(r => r.textContent.includes('g:a')).querySelector('a').click()");
        assertThat(browser.text("document.querySelector('.mon-count').textContent"))
                .isEqualTo("2 of 5 tests");
        assertThat(browser.text("MONITOR.csv(MONITOR.tests, MONITOR.tests.grouped([0, 2], 'class'), 'class')"))
                .startsWith("class,module,tests,")
                .contains("com.acme.SameTest,g:a,1,", "com.acme.SameTest,g:b,1,");
    }

    @Test
    void the_greatest_of_a_class_is_as_shared_as_the_test_it_is_of() {
        rollUp("class");

        assertThat(row("g:a")).contains("‖ 600 B", "‖ 700 B");
    }

    @Test
    void what_is_said_of_a_test_on_the_timeline_has_its_marks() {
        rollUp("");
        browser.evaluate("(() => { const s = document.getElementById('mon-fork'); s.value = '2';"
                + " s.dispatchEvent(new Event('change')); })()");
        browser.await("document.querySelector('.mon-lanes').getAttribute('aria-label').includes('fork 2')");

        browser.evaluate("document.querySelector('.mon-lanes').focus()");
        browser.press("Home");
        browser.await("document.querySelector('.mon-said').textContent.includes('RSS growth ‖ 600 B')");
        browser.press("End");
        browser.await("document.querySelector('.mon-said').textContent.includes('RSS growth ≥ 3.81 MiB')");
    }

    @Test
    void a_section_says_where_no_more_than_its_own_thread_is_known() {
        browser.evaluate(
                "MONITOR.openTest([...Array(MONITOR.tests.size).keys()].find(t => MONITOR.tests.names[t] === 'killer()'))");
        browser.await("document.querySelector('dialog .mon-sections')");

        assertThat(browser.text("document.querySelector('dialog .mon-sections tbody tr').textContent"))
                .contains("5.00 msown thread");
        browser.evaluate("document.querySelector('dialog').close()");
    }

    @Test
    void a_title_in_place_of_a_class_has_no_package() {
        assertThat(browser.text("MONITOR.simple('Log in by OAuth 2.0')")).isEqualTo("Log in by OAuth 2.0");
        assertThat(browser.text("MONITOR.packageOf('Log in by OAuth 2.0')")).isEmpty();
        assertThat(browser.text("MONITOR.packageOf('com.acme.FooTest')")).isEqualTo("com.acme");
    }

    private static void rollUp(String level) {
        browser.evaluate("(() => { const s = document.querySelector('[data-filter=group]'); s.value = '" + level
                + "'; s.dispatchEvent(new Event('change')); })()");
    }

    private static String row(String module) {
        return browser.text(ROWS + ".find(r => r.textContent.includes('" + module + "')).innerText");
    }
}
