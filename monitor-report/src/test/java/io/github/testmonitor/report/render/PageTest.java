package io.github.testmonitor.report.render;

import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.model.Leaks.KeptHeap;
import io.github.testmonitor.report.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import static org.assertj.core.api.Assertions.assertThat;

/** The page as it is written, on its own and for a site. */
class PageTest {
    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "link", "body", "main", "div", "header", "section", "nav", "h1", "h2",
            "h3", "p", "ul", "li", "dl", "dt", "dd", "a", "bdi", "wbr", "span", "small", "strong", "table", "caption",
            "thead", "tbody", "tr", "th", "td", "svg", "script", "desc", "g", "path", "line", "rect", "circle", "text",
            "tspan");
    private static final Set<String> ATTRIBUTES = Set.of(
            "lang",
            "charset",
            "name",
            "content",
            "rel",
            "href",
            "class",
            "id",
            "data-theme",
            "data-test",
            "data-class",
            "data-package",
            "hidden",
            "src",
            "defer",
            "title",
            "scope",
            "aria-hidden",
            "aria-label",
            "aria-labelledby",
            "role",
            "viewBox",
            "preserveAspectRatio",
            "width",
            "height",
            "x",
            "y",
            "x1",
            "x2",
            "y1",
            "y2",
            "dy",
            "cx",
            "cy",
            "r",
            "rx",
            "d",
            "text-anchor");

    @TempDir
    private Path folder;

    enum Kind {
        SHOP,
        SMALL,
        EMPTY,
        HOSTILE,
        STARTING;

        SampleRuns.Sample sample() {
            return switch (this) {
                case SHOP -> SampleRuns.shop();
                case SMALL -> SampleRuns.small();
                case EMPTY -> SampleRuns.empty();
                case HOSTILE -> SampleRuns.hostile();
                case STARTING -> SampleRuns.starting();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_but_known_elements_and_attributes_is_in_it_so_that_nothing_can_run(Kind kind) throws Exception {
        for (String html : List.of(standalone(kind), inBody(site(kind)))) {
            Html page = Html.parse(html);

            assertThat(page.elements()).allSatisfy(element -> {
                assertThat(element.getTagName()).isIn(ELEMENTS);
                for (int index = 0; index < element.getAttributes().getLength(); index++) {
                    Node attribute = element.getAttributes().item(index);
                    assertThat(attribute.getNodeName()).isIn(ATTRIBUTES);
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_link_is_relative(Kind kind) throws Exception {
        Html page = Html.parse(standalone(kind));

        assertThat(page.attributes("href"))
                .isNotEmpty()
                .allMatch(href -> href.matches(
                        "#mon-[a-z-]+|report\\.css|measuring\\.html|tests\\.csv|tests\\.json|summary\\.md"));
    }

    @ParameterizedTest
    @EnumSource
    void every_link_into_the_page_has_its_target_and_every_id_is_there_once(Kind kind) throws Exception {
        Html page = Html.parse(standalone(kind));

        List<String> ids = page.attributes("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.attributes("href").stream()
                        .filter(href -> href.startsWith("#"))
                        .map(href -> href.substring(1)))
                .allMatch(ids::contains);
        assertThat(page.attributes("aria-labelledby").stream().flatMap(label -> List.of(label.split(" ")).stream()))
                .allMatch(ids::contains);
    }

    @Test
    void hostile_names_come_out_as_text() throws Exception {
        Html page = Html.parse(standalone(Kind.HOSTILE));

        List<String> titles = page.texts("bdi", Html.ofClass("mon-test"));
        List<String> expected =
                SampleRuns.HOSTILE_NAMES.stream().limit(10).map(Names::clean).toList();
        assertThat(titles).containsAll(expected);
        assertThat(page.texts("title").get(0)).isEqualTo("Test resources – <script>alert(1)</script>");
    }

    @Test
    void sections_stand_in_the_order_of_the_questions() throws Exception {
        Html page = Html.parse(standalone(Kind.SHOP));

        assertThat(page.texts("h2"))
                .containsExactly(
                        "Memory over the whole run",
                        "Which tests grew memory most",
                        "Which tests used most CPU",
                        "Which tests allocated most",
                        "Timeline of one fork",
                        "All tests",
                        "Leak suspects",
                        "What classes and packages cost",
                        "Forks",
                        "Modules",
                        "What it ran on",
                        "How good the data is, and what it cost",
                        "How to read this");
    }

    @Test
    void child_processes_have_a_ranking_and_columns_of_their_own_where_any_used_something() throws Exception {
        Html page = Html.parse(standalone(Kind.STARTING));

        assertThat(page.texts("h2"))
                .containsSubsequence("Which tests allocated most", "Which tests’ child processes cost most");
        assertThat(page.texts("tr"))
                .as("ranked by what children used, and a test without any is not")
                .contains(
                        "#TestOutcomeChild CPU timeShare of the greatestChild peak RSSCPU timeown threadWall",
                        "1convertsPictures()com.acme.ConvertTest · fork 1✓ passed1.50 s≈ 40.0 MiB20.0 ms1.90 s",
                        "2startsServer()com.acme.DatabaseTest · fork 1✓ passed240 ms≈ 700 MiB30.0 ms800 ms")
                .noneMatch(row -> row.startsWith("3find") && row.contains("0 s"));
        assertThat(page.texts("tr"))
                .as("the roll-up")
                .contains("com.acme.DatabaseTest130.0 ms2.00 MiB–800 ms240 ms700 MiB");
        assertThat(standalone(Kind.SHOP)).doesNotContain("mon-children").doesNotContain(">Child CPU time<");
    }

    @Test
    void parts_of_the_forks_cpu_stand_below_the_forks_with_the_rest_last() throws Exception {
        Html page = Html.parse(standalone(Kind.SHOP));

        assertThat(page.texts("caption")).contains("Where the CPU time and the allocation of the forks went");
        assertThat(page.texts("th"))
                .containsSubsequence(
                        "Tests", "Garbage collector", "Threads of the monitor", "Unattributed", "All forks");
    }

    @Test
    void without_data_there_is_the_reason_and_no_empty_section() throws Exception {
        Html page = Html.parse(standalone(Kind.EMPTY));

        assertThat(page.texts("h2")).containsExactly("What it ran on", "How to read this");
        assertThat(page.texts("section", Html.ofClass("mon-banner")))
                .containsExactly(
                        "✗ Nothing was measured com.acme:app: 3 tests ran, but none was seen: argLine is fixed in"
                                + " the POM, so that the agent does not get into the fork. Put @{argLine} at the front of it, or"
                                + " add the plugin with <extensions>true</extensions>.");
    }

    @Test
    void banners_tell_what_died_and_what_is_missing() throws Exception {
        Html page = Html.parse(standalone(Kind.SHOP));

        assertThat(String.join("\n", page.texts("section", Html.ofClass("mon-banner"))))
                .isEqualTo("""
                        ☠ Fork 4 (shop-export) died after 2 m 34 s: its data ends without a last record \
                        It was running CatalogueExportServiceIT.exportsFullCatalogueAsXlsx(); until the last sample its \
                        resident memory had grown by ≥ 1.71 GiB. \
                        Its resident memory had reached ≥ 1.97 GiB; what it did after the last sample is unknown. \
                        The container stood at 95 % of its memory limit at its peak. Whether the kernel killed the fork \
                        for that could not be read.
                        ⚠ The data of 1 module is of another build \
                        com.example:shop-admin: of the build that started at 2026-11-20T09:14:00Z
                        ⚠ 3 tests ran but were not seen \
                        com.example.pricing.legacy.OldRatesTest (surefire:default-test): 7 ran, 4 seen
                        ⚠ 1 line of data could not be read Fork 4: 1; the first one: line 4711 is no JSON""");
    }

    @Test
    void the_verdict_names_peak_limit_moment_and_what_ran_then() throws Exception {
        Html page = Html.parse(standalone(Kind.SHOP));

        assertThat(page.texts("section", Html.ofClass("mon-verdict")))
                .containsExactly("The container peaked at ≥ 2.62 GiB of 2.75 GiB (95 %), 6 m 45 s into the run. At that"
                        + " moment: fork 4 (1.97 GiB resident) ran CatalogueExportServiceIT.exportsFullCatalogueAsXlsx()"
                        + " fork 3 (351 MiB resident) ran OrderMapperTest.exportsNullCurrency()"
                        + " CatalogueExportServiceIT.exportsFullCatalogueAsXlsx() grew memory most: ≥ 1.71 GiB."
                        + " CartLoadTest.survivesRushHour [3] survives rush hour with 64 customers used most CPU time:"
                        + " 44.4 s (own thread).");
    }

    @Test
    void rankings_of_own_threads_say_so_and_not_that_all_work_was_counted() throws Exception {
        assertThat(Html.parse(standalone(Kind.SHOP)).texts("p", Html.ofClass("mon-note")))
                .contains(
                        "By the processor time of their own threads: work that they handed to other threads was not followed.")
                .contains("By bytes that their own threads allocated in the Java heap, freed again or not.")
                .doesNotContain("By the processor time of all work that they caused.");
    }

    @Test
    void six_key_figures_each_stand_beside_what_they_are_compared_with() throws Exception {
        Html page = Html.parse(standalone(Kind.SHOP));

        Element keys = page.elements().stream()
                .filter(Html.ofClass("mon-keys"))
                .findFirst()
                .orElseThrow();
        assertThat(Html.text(keys))
                .isEqualTo("Peak container memory≥ 2.62 GiB95 % of the 2.75 GiB limit "
                        + "CPU time of the forks≥ 15 m 42 s65 % of 2 CPUs · 70 % outside tests and set-up "
                        + "Wall time12 m 07 s6 forks, 2 at a time "
                        + "Allocated by tests and set-up≥ 160 GiBown thread · GC 9.15 s "
                        + "Tests measured501 lost · 1 failed · 3 skipped "
                        + "Leak suspects0none seen");
    }

    @Test
    void classes_that_kept_heap_and_cannot_be_told_apart_stand_in_one_row() throws Exception {
        KeptHeap group =
                new KeptHeap("g:a", 1, List.of("A<1>", "B", "C", "D", "E"), 7, 9, 64 << 20, 102 << 20, 72 << 20, 2, 1);
        Run run = SampleRuns.keeping(List.of(group), 0);

        Html page = Html.parse(
                Files.readString(StandaloneReport.write(run, SampleRuns.small().told(), folder)));

        assertThat(page.texts("tr"))
                .contains(
                        "one or more of A<1>, B, C, D and 3 more19≥ 8.00 MiB64.0 MiB in use at the least since it began, "
                                + "102 MiB at its end, of which at least 72.0 MiB lived; collections: 2 in its tests, 1 after it");
    }

    @Test
    void a_row_of_a_ranking_says_how_each_figure_was_got() throws Exception {
        Html page = Html.parse(standalone(Kind.SHOP));

        List<String> rows = page.texts("tr");
        assertThat(rows)
                .contains(
                        "1exportsFullCatalogueAsXlsx()com.example.export.catalogue.CatalogueExportServiceIT · fork 4"
                                + "☠ lost≥ 1.71 GiB≥ 1.97 GiB≥ 1009 MiB–not measured≥ 15.5 s",
                        "2[3] survives rush hour with 64 customerscom.example.web.cart.CartLoadTest.survivesRushHour"
                                + " · fork 6✓ passed‖ 139 MiBshared‖ 349 MiBshared‖ 175 MiBshared11.0 GiB45.3 s",
                        "3rejectsEmptyCart()com.example.pricing.search.CouponJobTest · fork 6"
                                + "✓ passed≈ 115 MiB≈ 315 MiB≈ 158 MiB9.01 GiB12.5 s");
    }

    @Test
    void a_module_of_another_build_has_no_figures() throws Exception {
        Html page = Html.parse(standalone(Kind.SHOP));

        assertThat(page.texts("tr")).contains("com.example:shop-admin–––––––of another build");
    }

    @Test
    void every_absent_figure_has_its_reason() throws Exception {
        for (Kind kind : Kind.values()) {
            Html page = Html.parse(standalone(kind));

            assertThat(page.elements().stream().filter(Html.ofClass("mon-none")))
                    .allSatisfy(element -> {
                        assertThat(Html.text(element)).isEqualTo("–");
                        assertThat(element.getAttribute("title")).isNotBlank();
                    });
        }
    }

    @Test
    void each_table_has_a_caption_and_each_head_a_scope() throws Exception {
        Html page = Html.parse(standalone(Kind.SHOP));

        assertThat(page.texts("caption")).hasSameSizeAs(page.texts("table")).noneMatch(String::isEmpty);
        assertThat(page.elements().stream()
                        .filter(element -> element.getTagName().equals("th")))
                .allMatch(element -> Set.of("col", "row").contains(element.getAttribute("scope")));
    }

    @Test
    void the_part_for_a_site_has_no_dollar_sign_that_doxia_would_replace() throws IOException {
        String html = site(Kind.HOSTILE);

        assertThat(html).doesNotContain("$").contains("&#36;relativePath/x");
    }

    @Test
    void the_part_for_a_site_stays_below_the_first_heading_light_and_points_into_its_folder() throws Exception {
        Html page = Html.parse(inBody(site(Kind.SMALL)));

        assertThat(page.texts("h1")).isEmpty();
        assertThat(page.attributes("data-theme")).containsExactly("light");
        assertThat(page.attributes("href"))
                .contains("test-resources/report.css", "test-resources/tests.csv", "test-resources/tests.json")
                .allMatch(href -> href.startsWith("#") || href.startsWith("test-resources/"));
        assertThat(folder.resolve("report.css")).isNotEmptyFile();
    }

    @Test
    void a_language_without_texts_gets_the_root_ones_and_says_so() throws IOException {
        String root = site(Kind.SMALL);

        String other = SitePage.write(
                SampleRuns.small().run(),
                SampleRuns.small().told(),
                Locale.forLanguageTag("tlh"),
                folder,
                "test-resources");

        assertThat(other).isEqualTo(root);
        assertThat(standalone(Kind.SMALL)).contains("<html lang=\"en\">");
    }

    /** A part of a page has several elements side by side; read as XML, they need one around them. */
    private static String inBody(String html) {
        return "<body>" + html + "</body>";
    }

    private String standalone(Kind kind) throws IOException {
        SampleRuns.Sample sample = kind.sample();
        return Files.readString(StandaloneReport.write(sample.run(), sample.told(), folder));
    }

    private String site(Kind kind) throws IOException {
        SampleRuns.Sample sample = kind.sample();
        return SitePage.write(sample.run(), sample.told(), Locale.ROOT, folder, "test-resources");
    }
}
