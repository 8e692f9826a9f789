package io.github.testmonitor.report.render;

import io.github.testmonitor.report.CodeRuns;
import io.github.testmonitor.report.MonitorReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Which code it was, in all that is made for people and scripts, without any script of the page. */
class CodeOnPageTest {
    @TempDir
    Path folder;

    private MonitorReport report;

    @BeforeEach
    void write() throws IOException {
        report = CodeRuns.write(folder);
        report.writeTo(folder.resolve("report"), EnumSet.allOf(ReportFormat.class), Locale.ROOT);
    }

    @Test
    void the_page_names_the_spike_its_section_and_the_own_frame_first() throws IOException {
        String row = section("mon-spikes").replaceAll("<[^>]+>", "\n").replaceAll("\n\\s*", "\n");

        assertThat(row)
                .containsSubsequence(
                        "exportsAll()",
                        "Resident memory +300 MiB, to 405 MiB",
                        "in section",
                        "load › parse",
                        "Catalogue",
                        "88)",
                        "2 frames folded · the stack seen at the tick");
    }

    @Test
    void the_page_names_the_hottest_methods_with_their_shares() throws IOException {
        String text = section("mon-code").replaceAll("<[^>]+>", "");

        assertThat(text)
                .containsSubsequence("com.acme.shop.Price.round", "%", "Methods that allocated most")
                .contains("com.acme.shop.Catalogue.readAll", "Classes by what was seen of them");
    }

    @Test
    void a_run_without_stacks_and_spikes_has_no_such_part() throws IOException {
        SampleRuns.Sample small = SampleRuns.small();

        Path page = StandaloneReport.write(small.run(), small.told(), folder.resolve("small"));

        assertThat(page).content().doesNotContain("mon-code");
    }

    @Test
    void the_console_has_one_short_line_for_the_top_one() {
        assertThat(report.summary())
                .filteredOn(line -> line.contains("spike"))
                .containsExactly(
                        "  RSS spike    300 MiB  CatalogueExportTest.exportsAll() at Catalogue.readAll(Catalogue.java:88)");
        assertThat(report.summary()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void the_markdown_has_a_row_for_each_of_the_top_ones() throws IOException {
        assertThat(Files.readString(folder.resolve("report/summary.md")))
                .contains("""
                | Spike | Test | When | Code |
                | :-- | :-- | :-- | :-- |
                | Resident memory +300 MiB, to 405 MiB | CatalogueExportTest.exportsAll() | 250 ms into the test, 400 ms into fork 1 |""")
                .contains("in section load › parse; com.acme.shop.Catalogue.readAll");
    }

    @Test
    void the_json_has_the_spike_the_sections_and_the_hottest_methods() throws IOException {
        JsonNode json = new JsonMapper().readTree(Files.readString(folder.resolve("report/tests.json")));
        int spikes = json.get("columns")
                .valueStream()
                .map(JsonNode::asString)
                .toList()
                .indexOf("spikes");

        JsonNode row = json.get("tests").get(0);

        assertThat(row.get(spikes).get(0).toString()).isEqualTo("""
                {"what":"rss","amountBytes":314572800,"peakBytes":424673280,"kind":"exact","fromNanos":300000000,\
                "toNanos":400000000,"section":"load › parse","evidence":"atPeak","thread":"main","source":"tick",\
                "frames":["java.util.Arrays.copyOf(Arrays.java:3537)",\
                "java.io.ByteArrayOutputStream.grow(ByteArrayOutputStream.java:120)",\
                "com.acme.shop.Catalogue.readAll(Catalogue.java:88)",\
                "com.acme.shop.CatalogueExport.load(CatalogueExport.java:42)",\
                "com.acme.shop.CatalogueExportTest.exportsAll(CatalogueExportTest.java:31)"]}""");
        assertThat(row.get(spikes + 1).valueStream().map(one -> one.get("path").asString()))
                .containsExactly("load", "load › parse", "write");
        assertThat(row.get(spikes + 2)
                        .get("allocatedBytes")
                        .get(0)
                        .get("method")
                        .asString())
                .isEqualTo("com.acme.shop.Catalogue.readAll");
    }

    private String section(String id) throws IOException {
        String html = Files.readString(folder.resolve("report/index.html"));
        return html.substring(html.indexOf("id=\"" + id + "\""));
    }
}
