package io.github.testmonitor.report.browser;

import io.github.testmonitor.report.render.ReportFormat;
import io.github.testmonitor.report.render.SampleRuns;
import io.github.testmonitor.report.render.StandaloneReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the page's own links and choices lead in a real browser; skipped where none is installed. */
class PageLinksInBrowserTest {
    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start(folder.resolve("profile"));
        SampleRuns.Sample shop = SampleRuns.shop();
        StandaloneReport.write(
                shop.run(), shop.told(), folder.resolve("shop"), EnumSet.allOf(ReportFormat.class), Locale.ROOT);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_class_anywhere_on_the_page_leads_to_its_tests() {
        open("index.html");

        browser.evaluate("document.querySelector('[data-class$=CouponJobTest]').closest('a').click()");

        assertThat(browser.text("document.querySelector('.mon-count').textContent"))
                .isEqualTo("10 of 51 tests");
        assertThat(browser.text("location.hash")).isEqualTo("#class=com.example.pricing.search.CouponJobTest");
        browser.evaluate("document.querySelector('.mon-chip').click()");
        assertThat(browser.text("document.querySelector('.mon-count').textContent"))
                .isEqualTo("51 of 51 tests");
        browser.evaluate("document.querySelector('.mon-rows .mon-plain').click()");
        assertThat(browser.text("document.querySelector('.mon-chip bdi').textContent"))
                .isEqualTo("com.example.export.catalogue.CatalogueExportServiceIT");
    }

    @Test
    void a_test_in_the_verdict_and_in_a_banner_opens() {
        open("index.html");

        for (String place : new String[] {".mon-banner", ".mon-verdict"}) {
            browser.evaluate("document.querySelector('" + place + " a').click()");
            browser.await("document.querySelector('dialog').open");
            assertThat(browser.text("document.getElementById('mon-test-title').textContent"))
                    .isEqualTo("exportsFullCatalogueAsXlsx()");
            browser.evaluate("document.querySelector('dialog').close()");
        }
    }

    @Test
    void the_theme_that_was_chosen_stays_and_the_chart_follows() {
        open("index.html");
        assertThat(browser.text("MONITOR.colour('ground')")).isEqualTo("#fff");

        browser.evaluate("document.querySelector('.mon-theme').click()");

        assertThat(browser.text("MONITOR.colour('ground')")).isEqualTo("#0f1318");
        assertThat(browser.text("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(15, 19, 24)");
        open("index.html");
        assertThat(browser.text("MONITOR.colour('ground')")).as("opened again").isEqualTo("#0f1318");
        browser.evaluate("document.querySelector('.mon-theme').click()");
        assertThat(browser.text("MONITOR.colour('ground')")).isEqualTo("#fff");
    }

    @Test
    void every_file_that_the_folder_links_to_is_there() {
        open("index.html");

        String links = browser.text(
                "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(h => h[0] !== '#').join(' ')");

        assertThat(links.split(" "))
                .contains("measuring.html", "tests.csv")
                .allSatisfy(
                        link -> assertThat(folder.resolve("shop").resolve(link)).isNotEmptyFile());
        browser.openWithoutScripts(address("measuring.html"));
        assertThat(browser.text("document.querySelector('h1').textContent")).isEqualTo("What the numbers mean");
    }

    @Test
    void the_single_file_links_to_nothing_beside_it_and_brings_the_manual() {
        open("test-resources.html");

        assertThat(browser.text("[...document.querySelectorAll('a[href], link[href], script[src]')]"
                        + ".map(a => a.getAttribute('href') || a.src).filter(h => h[0] !== '#').join(' ')"))
                .isEmpty();
        assertThat(browser.text("document.querySelector('details.mon-manual h3').textContent"))
                .isEqualTo("What the numbers mean");
    }

    private static void open(String file) {
        browser.open(address(file));
    }

    private static String address(String file) {
        return folder.resolve("shop").resolve(file).toUri().toString();
    }
}
