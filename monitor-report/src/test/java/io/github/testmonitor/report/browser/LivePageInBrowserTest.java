package io.github.testmonitor.report.browser;

import io.github.testmonitor.report.ForkFileWriter;
import io.github.testmonitor.report.live.LiveBuild;
import io.github.testmonitor.report.render.SampleRuns;
import io.github.testmonitor.report.serve.LivePage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page of a running build does in a real browser, while fork files are written; skipped where none is installed. */
class LivePageInBrowserTest {
    private static final Instant START = Instant.parse("2020-02-03T05:12:00Z");
    private static final long MILLISECOND = 1_000_000;

    @TempDir
    Path folder;

    Instant now = START.plusSeconds(3);
    Browser browser;
    LivePage page;
    LiveBuild build;
    ForkFileWriter fork;
    long t;

    @BeforeEach
    void serve_a_fork() throws IOException {
        browser = Browser.start(folder.resolve("profile"));
        page = LivePage.open(0, false, () -> now);
        build = LiveBuild.ofSession(() -> List.of(folder), "b", START, () -> now, page);
        fork = ForkFileWriter.in(folder, "surefire-default-test", "1").started("b", START.toString());
    }

    @AfterEach
    void end() {
        if (browser != null) {
            browser.close();
            page.close();
        }
    }

    @Test
    void what_runs_is_shown_as_it_comes_until_the_build_is_over() {
        fork.test(1, "com.acme.FooTest", "done").testStarted(50 * MILLISECOND, 2, "com.acme.FooTest", "runs");
        samples(5);

        browser.open(page.address());
        browser.await("document.querySelector('.uplot canvas')");
        assertThat(browser.text("document.querySelector('.mon-live-state').textContent"))
                .isEqualTo("live");
        assertThat(browser.text("document.querySelector('.mon-live-table').textContent"))
                .contains("runs", "com.acme.FooTest");

        fork.testFinished(t, 2, "successful", "\"cpuNanos\":700000000")
                .testStarted(t, 3, "com.acme.BarTest", "comes_later");
        samples(5);
        browser.await("document.querySelector('.mon-live-table').textContent.includes('comes_later')");
        browser.await("[...document.querySelectorAll('.mon-live-table')].pop().textContent.includes('700 ms')");

        page.close();
        browser.await("document.querySelector('.mon-live-state').textContent === 'the build is over'");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void the_timeline_goes_on_and_what_was_zoomed_stands_still() {
        samples(20);
        browser.open(page.address());
        browser.await("document.querySelector('.uplot canvas')");

        double before = browser.number("MONITOR.timeline().max");
        samples(10);
        browser.await("MONITOR.timeline().max > " + before);

        browser.evaluate("document.querySelectorAll('.mon-tools button')[1].click()");
        browser.await("MONITOR.timeline().max - MONITOR.timeline().min < " + before);
        double zoomed = browser.number("MONITOR.timeline().max");
        String last = browser.text("MONITOR.lastId");
        samples(10);
        browser.await("MONITOR.lastId !== '" + last + "' && MONITOR.drawn > MONITOR.lastCame - 1");

        assertThat(browser.number("MONITOR.timeline().max")).isEqualTo(zoomed);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void hostile_names_run_nothing() {
        long id = 0;
        for (String name : SampleRuns.HOSTILE_NAMES) {
            fork.line("""
                    {"type":"testStarted","t":%d,"id":%d,"uniqueId":%s,"className":%s,"displayName":%s,"thread":%s}""".formatted(t, ++id, quoted(name), quoted(name), quoted(name), quoted(name)));
            fork.line("""
                    {"type":"stack","t":%d,"id":%d,"thread":%s,"cpuNanos":1,"frames":[%s]}""".formatted(t, id, quoted(name), quoted(name)));
            samples(2);
            if (id % 2 == 0) {
                fork.testFinished(t, id, "failed", "\"cpuNanos\":" + id);
            }
        }
        samples(2);

        browser.open(page.address());
        browser.await("document.querySelector('.uplot canvas') && document.querySelector('.mon-frames')");

        assertThat(browser.problems()).isEmpty();
        assertThat(browser.number("document.querySelectorAll('img, iframe, object, embed, base, form, a').length"))
                .isZero();
        assertThat(browser.number("document.querySelectorAll('script').length")).isEqualTo(2);
        assertThat(browser.is("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    private void samples(int count) {
        for (int index = 0; index < count; index++) {
            t += 100 * MILLISECOND;
            fork.sample(
                    t,
                    List.of(),
                    "\"rssBytes\":" + (200_000_000 + t / 100),
                    "\"heapUsedBytes\":100000000",
                    "\"heapCommittedBytes\":150000000",
                    "\"cpuNanos\":" + t / 2,
                    "\"containerMemoryBytes\":900");
        }
        page.show(build.look().orElseThrow());
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
