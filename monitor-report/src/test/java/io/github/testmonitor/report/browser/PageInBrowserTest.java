package io.github.testmonitor.report.browser;

import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.ReportFormat;
import io.github.testmonitor.report.render.SampleRuns;
import io.github.testmonitor.report.render.SitePage;
import io.github.testmonitor.report.render.StandaloneReport;
import io.github.testmonitor.report.render.text.TestId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page does in a real browser; skipped where none is installed. */
class PageInBrowserTest {
    private static final String KILLER = "exportsFullCatalogueAsXlsx()";

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start(folder.resolve("profile"));
        for (String name : List.of("shop", "hostile", "small", "starting", "wordy", "empty")) {
            SampleRuns.Sample sample = sample(name);
            StandaloneReport.write(
                    sample.run(), sample.told(), folder.resolve(name), EnumSet.allOf(ReportFormat.class), Locale.ROOT);
        }
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static SampleRuns.Sample sample(String name) {
        return switch (name) {
            case "shop" -> SampleRuns.shop();
            case "hostile" -> SampleRuns.hostile();
            case "small" -> SampleRuns.small();
            case "starting" -> SampleRuns.starting();
            case "wordy" -> SampleRuns.wordy();
            default -> SampleRuns.empty();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "test-resources.html"})
    void the_culprit_stands_on_top_from_disk_in_a_folder_and_in_one_file(String file) {
        open("shop/" + file);

        assertThat(browser.text("document.querySelector('.mon-rows tbody a').textContent"))
                .isEqualTo(KILLER);
        assertThat(browser.text("document.getElementById('mon-fork').value"))
                .as("the fork that died")
                .isEqualTo("4");
        assertThat(browser.is("document.querySelector('.mon-plot canvas').width > 500"))
                .isTrue();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void a_search_leaves_what_has_all_its_words_and_stands_in_the_address() {
        open("shop/index.html");

        browser.press("/");
        browser.write("cart rejects");

        browser.await("MONITOR.address.get('search') === 'cart rejects'");
        long found = SampleRuns.shop().tests().stream()
                .map(test -> test.identity().className() + " " + test.identity().displayName())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.contains("cart") && name.contains("rejects"))
                .count();
        assertThat(browser.text("document.querySelector('.mon-count').textContent"))
                .isEqualTo(found + " of 51 tests");
        String address = browser.text("location.href");
        browser.open(address.replace("#", "?again#"));
        assertThat(browser.text("document.getElementById('mon-search').value")).isEqualTo("cart rejects");
        assertThat(browser.text("document.querySelector('.mon-count').textContent"))
                .isEqualTo(found + " of 51 tests");
    }

    @Test
    void every_column_sorts_both_ways_with_what_is_absent_last() {
        open("shop/index.html");
        String values = "[...document.querySelectorAll('.mon-rows thead th')].map(h => h.textContent)";

        for (String key : List.of("CPU_TIME", "ALLOCATED", "PEAK_RSS")) {
            click("[data-sort=" + key + "]");
            assertThat(inOrder(key, true)).as("%s descending; %s", key, values).isTrue();
            click("[data-sort=" + key + "]");
            assertThat(inOrder(key, false)).as("%s ascending", key).isTrue();
        }
        assertThat(browser.text("document.querySelector('th[aria-sort]').getAttribute('aria-sort')"))
                .isEqualTo("ascending");
    }

    @Test
    void child_processes_have_columns_that_sort_where_any_used_something() {
        open("starting/index.html");

        click("[data-sort=CHILD_PEAK_RSS]");
        assertThat(browser.text("document.querySelector('.mon-rows tbody a').textContent"))
                .isEqualTo("startsServer()");
        click("[data-sort=CHILD_CPU_TIME]");
        assertThat(browser.text("[...document.querySelectorAll('.mon-rows tbody a')].map(a => a.textContent).join()"))
                .isEqualTo("convertsPictures(),startsServer(),findsLargePrime()");

        open("shop/index.html");
        assertThat(browser.is("document.querySelector('[data-sort^=CHILD]')")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void of_the_longest_names_test_class_and_figure_are_in_sight_and_the_whole_is_a_title(int width) {
        browser.size(width, 900);
        try {
            open("wordy/index.html");

            String inSight = "(one => { const box = document.querySelector('.mon-rows').getBoundingClientRect();"
                    + " const part = one.getBoundingClientRect();"
                    + " return part.width > 40 && part.left >= box.left && part.right <= box.right; })";
            String row = "document.querySelector('.mon-rows tbody tr[data-row]')";
            for (String part : List.of("th a", "th button", "td:nth-of-type(2)")) {
                assertThat(browser.is(inSight + "(" + row + ".querySelector('" + part + "'))"))
                        .as(part)
                        .isTrue();
            }
            TestRun test = SampleRuns.wordy().tests().get(0);
            assertThat(browser.text(row + ".querySelector('a').title"))
                    .isEqualTo(test.identity().displayName());
            assertThat(browser.text(row + ".querySelector('button').title"))
                    .contains(Objects.requireNonNull(test.identity().className()));

            browser.evaluate("document.querySelector('.mon-rows').scrollLeft = 300");
            assertThat(browser.is(inSight + "(" + row + ".querySelector('th a'))"))
                    .as("the test stays where figures are scrolled")
                    .isTrue();
            assertThat(browser.is("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
        } finally {
            browser.size(Browser.WIDTH, Browser.HEIGHT);
        }
    }

    private static boolean inOrder(String key, boolean descending) {
        return browser.is("""
                (() => {
                  const rows = MONITOR.tests.sort(MONITOR.tests.filtered({}), '%s', %s);
                  const values = rows.map(row => MONITOR.tests.metrics['%s'].values[row]);
                  const present = values.filter(value => value === value);
                  return document.querySelector('.mon-rows tbody a').textContent === MONITOR.tests.names[rows[0]]
                    && present.length > 40
                    && values.slice(0, present.length).every(value => value === value)
                    && present.every((value, at) => at === 0 || (%s ? present[at - 1] >= value : present[at - 1] <= value));
                })()""".formatted(key, descending, key, descending));
    }

    @Test
    void a_roll_up_sums_and_leads_to_its_tests() {
        open("shop/index.html");

        browser.evaluate(choose("group", "class"));

        List<TestRun> tests = SampleRuns.shop().tests().stream()
                .filter(test -> Objects.equals(test.identity().className(), "com.example.pricing.search.CouponJobTest"))
                .filter(test -> test.module().equals("com.example:shop-pricing"))
                .toList();
        long allocated = tests.stream()
                .flatMapToLong(test -> test.figures().get(io.github.testmonitor.record.Figure.OWN_ALLOCATED).stream())
                .sum();
        String row =
                "[...document.querySelectorAll('.mon-rows tbody tr')].find(r => /CouponJobTest.*shop-pricing/.test(r.textContent))";
        assertThat(browser.text(row + ".textContent")).contains(Quantities.bytes(allocated));
        assertThat(browser.text(row + ".querySelector('th').innerText"))
                .as("the class, and its package and module below")
                .isEqualTo("CouponJobTest\ncom.example.pricing.search · com.example:shop-pricing");
        browser.evaluate(row + ".querySelector('a').click()");
        assertThat(browser.text("document.querySelector('.mon-count').textContent"))
                .isEqualTo(tests.size() + " of 51 tests");
    }

    @Test
    void a_live_heap_that_is_absent_is_no_matter_of_how_long_the_test_ran() {
        TestRun quick = SampleRuns.shop().tests().stream()
                .filter(test -> Objects.equals(test.identity().methodName(), "roundsHalfUp"))
                .findFirst()
                .orElseThrow();

        open("shop/index.html#test=" + TestId.of(quick));

        browser.await("document.querySelector('dialog .mon-allfigures')");
        String row = "[...document.querySelectorAll('.mon-allfigures tr')]"
                + ".find(r => r.textContent.startsWith('%s')).querySelector('td')";
        assertThat(browser.text(row.formatted("Live heap after a collection") + ".innerText"))
                .contains("no collection");
        assertThat(browser.text(row.formatted("Live heap after a collection") + ".title"))
                .startsWith("No collection began");
        assertThat(browser.text(row.formatted("RSS at start") + ".innerText")).contains("too short");
    }

    @Test
    void a_link_with_the_stable_id_opens_the_test_with_its_figures_and_what_they_are_compared_with() {
        TestRun killer = SampleRuns.shop().tests().stream()
                .filter(test -> test.outcome() == TestRun.Outcome.LOST)
                .findFirst()
                .orElseThrow();

        open("shop/index.html#test=" + TestId.of(killer));

        browser.await("document.querySelector('dialog .mon-allfigures')");
        browser.await("document.querySelector('dialog .u-over')");
        String dialog = browser.text("document.querySelector('dialog').innerText");
        assertThat(dialog)
                .contains(KILLER, "lost", "in fork 4 (shop-export)", "≥ 1.71 GiB", "at least", "Class median")
                .contains("What other forks ran meanwhile", "All figures", "not measured");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void the_way_from_the_peak_to_a_test_and_back_needs_no_mouse() {
        open("shop/index.html");

        browser.evaluate("document.querySelector('.mon-lanes').focus()");
        browser.press("ArrowRight");
        browser.press("+");
        browser.press("Enter");
        browser.await("document.querySelector('dialog').open");
        assertThat(browser.text("location.hash")).contains("test=");
        browser.press("Escape");
        browser.await("!document.querySelector('dialog').open && !location.hash.includes('test=')");
        assertThat(browser.is("document.activeElement.matches('.mon-lanes')"))
                .as("the focus is back")
                .isTrue();

        browser.evaluate("document.querySelector('.mon-rows tbody a').focus()");
        browser.press("ArrowDown");
        assertThat(browser.text("document.activeElement.closest('tr').dataset.row"))
                .isEqualTo("1");
        browser.press("Enter");
        browser.await("document.querySelector('dialog').open");
    }

    @Test
    void zoom_and_fork_are_chosen_with_the_tools() {
        open("shop/index.html");

        browser.evaluate("(() => { const s = document.getElementById('mon-fork'); s.value = '6';"
                + " s.dispatchEvent(new Event('change')); })()");

        browser.await("document.querySelector('.mon-lanes').getAttribute('aria-label').includes('fork 6')");
        assertThat(browser.text("location.hash")).isEqualTo("#timeline=6");
    }

    @Test
    void quantities_are_written_as_everywhere_else() {
        open("small/index.html");

        long[] values = LongStream.of(0, 1, 999, 1000, 1023, 1024, 9_994, 9_995, 99_949, 99_951, 1_048_575, 1_048_576)
                .flatMap(value -> LongStream.of(value, value * 1_000, value * 1_000_003, -value))
                .toArray();
        for (long value : values) {
            assertThat(browser.text("MONITOR.format.bytes(" + value + ")")).isEqualTo(Quantities.bytes(value));
            assertThat(browser.text("MONITOR.format.nanos(" + value + ")")).isEqualTo(Quantities.nanos(value));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axe_finds_nothing_to_complain_of(String theme) throws IOException {
        browser.prefer("prefers-color-scheme", theme);
        try {
            open("shop/index.html");
            assertThat(violations()).isEmpty();
            browser.evaluate("document.querySelector('.mon-rows tbody a').click()");
            browser.await("document.querySelector('dialog .mon-allfigures')");
            assertThat(violations()).as("with a test open").isEmpty();
            browser.picture(folder.resolve(theme + ".png"));
        } finally {
            browser.prefer("prefers-color-scheme", "");
        }
    }

    private static String violations() throws IOException {
        browser.evaluate(resource("/axe.min.js") + "; true");
        return browser.text("""
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})
                  .then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary)
                    .slice(0, 3).join(' | ')).join('\\n'))""");
    }

    @Test
    void the_dark_page_is_dark_and_the_chart_with_it() {
        browser.prefer("prefers-color-scheme", "dark");
        try {
            open("shop/index.html");
            assertThat(browser.text("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(15, 19, 24)");
            assertThat(browser.text("MONITOR.colour('text')")).isEqualTo("#e6edf3");
        } finally {
            browser.prefer("prefers-color-scheme", "");
        }
    }

    @Test
    void under_the_policy_of_jenkins_no_script_runs_and_the_page_is_whole() throws IOException {
        try (FolderServer server = new FolderServer(folder.resolve("shop"), FolderServer.JENKINS_POLICY)) {
            browser.openWithoutScripts(server.address("index.html"));

            assertThat(browser.is("window.MONITOR === undefined")).isTrue();
            assertThat(browser.text("getComputedStyle(document.querySelector('.mon-died')).borderLeftWidth"))
                    .as("styled")
                    .isEqualTo("6px");
            assertThat(browser.number("document.querySelector('.mon-still svg').getBoundingClientRect().height"))
                    .as("the still picture of the fork")
                    .isGreaterThan(100);
            assertThat(browser.is("[...document.querySelectorAll('.mon-script')].every(part => !part.offsetParent)"))
                    .as("nothing that a script would fill is shown")
                    .isTrue();
            assertThat(browser.text("document.querySelector('.mon-rank tbody bdi').textContent"))
                    .isEqualTo(KILLER);
            assertThat(browser.problems())
                    .allMatch(problem -> problem.contains("sandbox") || problem.contains("Content Security Policy"));
        }
    }

    @Test
    void a_policy_that_allows_scripts_from_the_same_place_is_enough() throws IOException {
        String policy = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'";
        try (FolderServer server = new FolderServer(folder.resolve("shop"), policy)) {
            browser.open(server.address("index.html"));

            assertThat(browser.is("document.querySelectorAll('.mon-rows tbody a').length > 10"))
                    .isTrue();
            assertThat(browser.problems()).isEmpty();
        }
    }

    @Test
    void inside_fluido_the_page_works_and_keeps_its_own_looks() throws IOException {
        Path site = Files.createDirectories(folder.resolve("site"));
        SampleRuns.Sample sample = SampleRuns.shop();
        String part = SitePage.write(
                sample.run(), sample.told(), Locale.ROOT, site.resolve("test-resources"), "test-resources");
        for (String asset : List.of("css/apache-maven-fluido-2.1.0.min.css", "js/apache-maven-fluido-2.1.0.min.js")) {
            Files.createDirectories(site.resolve(asset).getParent());
            Files.writeString(site.resolve(asset), resource("/" + asset));
        }
        Files.writeString(site.resolve("page.html"), """
                <!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"/><title>Test resources</title>
                <link rel="stylesheet" href="css/apache-maven-fluido-2.1.0.min.css"/>
                <script src="js/apache-maven-fluido-2.1.0.min.js"></script></head>
                <body><div class="container-fluid"><div class="row-fluid"><main id="bodyColumn" class="span10">
                <section><h1>Test resources</h1>%s</section></main></div></div></body></html>""".formatted(part));
        browser.prefer("prefers-color-scheme", "dark");
        try {
            open("site/page.html");
        } finally {
            browser.prefer("prefers-color-scheme", "");
        }

        assertThat(browser.text("document.querySelector('.mon-rows tbody a').textContent"))
                .isEqualTo(KILLER);
        assertThat(browser.text("MONITOR.colour('ground')"))
                .as("light as the skin")
                .isEqualTo("#fff");
        assertThat(browser.number("document.getElementById('mon-search').getBoundingClientRect().height"))
                .isEqualTo(30);
        assertThat(browser.number("document.querySelector('.mon-rows tbody tr[data-row]').offsetHeight"))
                .isEqualTo(40);
        assertThat(browser.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "test-resources.html"})
    void hostile_names_run_nothing_and_break_nothing(String file) {
        open("hostile/" + file);

        assertThat(browser.number("MONITOR.tests.size")).isGreaterThan(10);
        for (int test = 0; test < browser.number("MONITOR.tests.size"); test++) {
            browser.evaluate("MONITOR.openTest(" + test + ")");
            browser.await("document.querySelector('dialog .mon-allfigures')");
        }
        browser.evaluate("document.querySelector('dialog').close()");
        browser.evaluate(choose("group", "class"));

        assertThat(browser.problems()).isEmpty();
        assertThat(browser.number("document.querySelectorAll('img, iframe, object, embed, base, form, b, i').length"))
                .as("elements made of names")
                .isZero();
        assertThat(browser.is("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is wider than the window")
                .isTrue();
    }

    @Test
    void the_csv_of_what_is_shown_holds_no_formula() {
        open("hostile/index.html");

        String csv = browser.text("MONITOR.csv(MONITOR.tests, MONITOR.tests.filtered({}), '')");

        assertThat(csv).startsWith("id,module,className,name,outcome,fork,attempt,tags,startNanos,");
        assertThat(csv.lines()).hasSizeGreaterThan(10).noneMatch(line -> line.matches("(.*,)?\"?[=+@].*"));
    }

    @Test
    void without_data_there_is_a_page_and_no_error() {
        browser.openWithoutScripts(address("empty/index.html"));

        assertThat(browser.text("document.querySelector('.mon-banner').textContent"))
                .contains("Nothing was measured");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void on_paper_the_still_picture_stands_for_the_timeline() throws IOException {
        open("shop/index.html");

        browser.print(folder.resolve("shop.pdf"));

        assertThat(folder.resolve("shop.pdf")).isNotEmptyFile();
        browser.medium("print");
        try {
            assertThat(browser.is("document.querySelector('.mon-still').offsetHeight > 100"))
                    .isTrue();
            assertThat(browser.is(
                            "[...document.querySelectorAll('.mon-plot, .mon-script')].every(p => !p.offsetHeight)"))
                    .isTrue();
        } finally {
            browser.medium("");
        }
    }

    private static void open(String file) {
        browser.open(address(file));
    }

    private static String address(String file) {
        String[] parts = file.split("#", 2);
        return folder.resolve(parts[0]).toUri() + (parts.length == 2 ? "#" + parts[1] : "");
    }

    private static void click(String selector) {
        browser.evaluate("document.querySelector('" + selector + "').click()");
    }

    private static String choose(String filter, String value) {
        return "(() => { const s = document.querySelector('[data-filter=%s]'); s.value = '%s'; s.dispatchEvent(new Event('change')); })()"
                .formatted(filter, value);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PageInBrowserTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
