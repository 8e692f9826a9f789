package io.github.testmonitor.report.browser;

import io.github.testmonitor.report.CodeRuns;
import io.github.testmonitor.report.render.ReportFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which code it was, in a real browser; skipped where none is installed. */
class CodeInBrowserTest {
    private static final String ICICLE = "#mon-code-view .mon-icicle";

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start(folder.resolve("profile"));
        CodeRuns.write(folder.resolve("data"))
                .writeTo(folder.resolve("report"), EnumSet.allOf(ReportFormat.class), Locale.ROOT);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "test-resources.html"})
    void the_call_tree_of_the_run_comes_when_it_is_looked_at(String file) {
        openRun(file);

        assertThat(titles()).contains("com.acme.shop.Prices.all: ").doesNotContain("java.util.");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void frames_of_the_jdk_can_be_unfolded() {
        openRun("index.html");

        browser.evaluate("document.getElementById('mon-run-code-fold').click()");

        assertThat(titles()).contains("java.util.TimSort.sort: ");
    }

    @Test
    void a_search_says_how_much_it_found() {
        openRun("index.html");

        browser.evaluate("document.getElementById('mon-run-code-search').focus()");
        browser.write("PRICE.ROUND");

        browser.await("document.querySelectorAll('" + ICICLE + " .mon-found').length === 1");
        assertThat(browser.text("document.querySelector('#mon-code-view [role=status]').textContent"))
                .matches("1 method matches, \\d+ % of the weight");
    }

    @Test
    void keys_move_zoom_and_show_all_again() {
        openRun("index.html");
        double all = bars();

        browser.evaluate("document.querySelector('" + ICICLE + "').focus()");
        browser.press("ArrowDown");
        assertThat(said()).startsWith("com.acme.shop.PriceTest.pricesAll: ");
        browser.press("ArrowRight");
        assertThat(said()).startsWith("com.acme.shop.CatalogueExportTest.exportsAll: ");
        browser.press("Enter");
        assertThat(bars()).isLessThan(all);
        browser.press("0");
        assertThat(bars()).isEqualTo(all);
        assertThat(said()).startsWith("all stacks: ");
    }

    @Test
    void a_class_can_be_looked_at_alone_and_by_allocation() {
        openRun("index.html");

        browser.evaluate("""
                (() => { const s = document.getElementById('mon-code-of');
                s.value = [...s.options].find(o => o.text.endsWith('CatalogueExportTest')).value;
                s.dispatchEvent(new Event('change'));
                const w = document.getElementById('mon-run-code-weight'); w.value = 'allocated';
                w.dispatchEvent(new Event('change')); })()""");

        assertThat(titles())
                .contains("com.acme.shop.Catalogue.readAll: 240 MiB, 77 % of what is shown; itself 240 MiB")
                .doesNotContain("PriceTest");
    }

    @Test
    void a_test_has_its_spikes_sections_and_methods() {
        openTest(0);

        assertThat(browser.text("document.querySelector('dialog .mon-spikelist li').textContent"))
                .contains("Resident memory +300 MiB, to 405 MiB", "in section load › parse", "Catalogue.readAll");
        assertThat(browser.text("document.querySelector('dialog .mon-sections').textContent"))
                .contains("parse", "load", "write", "780 ms");
        assertThat(browser.text("document.querySelector('dialog .mon-hottest tbody th').textContent"))
                .isEqualTo("com.acme.shop.SheetWriter.cell");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void its_sections_lie_below_its_bar_on_the_timeline() {
        String height = "document.querySelector('dialog .mon-lanes').clientHeight";

        openTest(1);
        double without = browser.number(height);
        openTest(0);

        browser.await(height + " > " + without);
        assertThat(browser.number(height)).isEqualTo(without + 2 * 15 + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void accessibility_rules_are_kept(String theme) throws IOException {
        browser.prefer("prefers-color-scheme", theme);
        try {
            openRun("index.html");
            assertThat(violations()).isEmpty();
            browser.picture(Path.of("target/sample/code-" + theme + ".png"));
            openTest(0);
            assertThat(violations()).as("with a test open").isEmpty();
            browser.picture(Path.of("target/sample/code-of-test-" + theme + ".png"));
        } finally {
            browser.prefer("prefers-color-scheme", "");
        }
    }

    @Test
    void without_scripts_the_page_is_whole() throws IOException {
        try (FolderServer server = new FolderServer(folder.resolve("report"), FolderServer.JENKINS_POLICY)) {
            browser.openWithoutScripts(server.address("index.html"));

            assertThat(browser.is("window.MONITOR === undefined")).isTrue();
            assertThat(browser.text("document.getElementById('mon-code').parentElement.innerText"))
                    .contains("exportsAll()", "Resident memory +300 MiB", "com.acme.shop.Price.round");
            assertThat(browser.is("document.getElementById('mon-code-view').hidden"))
                    .isTrue();
        }
    }

    private static String violations() throws IOException {
        browser.evaluate(axe() + "; true");
        return browser.text("""
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})
                  .then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary)
                    .slice(0, 3).join(' | ')).join('\\n'))""");
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(CodeInBrowserTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void openRun(String file) {
        browser.open(folder.resolve("report").resolve(file).toUri().toString());
        browser.await("MONITOR.tests");
        browser.evaluate("document.getElementById('mon-code-view').scrollIntoView()");
        browser.await("document.querySelector('" + ICICLE + "')");
    }

    private static void openTest(int test) {
        browser.open(folder.resolve("report/index.html").toUri().toString());
        browser.await("MONITOR.tests");
        browser.evaluate("MONITOR.openTest(" + test + ")");
        browser.await("document.querySelector('dialog .mon-icicle') && document.querySelector('dialog .mon-lanes')");
    }

    private static String titles() {
        return browser.text("[...document.querySelectorAll('" + ICICLE + " title')].map(t => t.textContent).join('|')");
    }

    private static String said() {
        return browser.text("document.getElementById('mon-run-code-said').textContent");
    }

    private static double bars() {
        return browser.number("document.querySelectorAll('" + ICICLE + " .mon-frame').length");
    }
}
