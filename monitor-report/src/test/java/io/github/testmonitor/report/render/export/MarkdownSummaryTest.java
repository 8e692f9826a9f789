package io.github.testmonitor.report.render.export;

import io.github.testmonitor.report.model.Leaks.KeptHeap;
import io.github.testmonitor.report.render.SampleRuns;
import io.github.testmonitor.report.render.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownSummaryTest {
    private final Texts texts = Texts.in(Locale.ROOT);

    @Test
    void the_verdict_stands_first_then_what_died_then_the_tests_at_the_top() {
        String summary = MarkdownSummary.of(SampleRuns.shop().run(), texts);

        assertThat(summary).startsWith("""
                ### Test resources: shop-parent 2.4.0-SNAPSHOT

                **The container peaked at ≥ 2.62 GiB of 2.75 GiB (95 %), 6 m 45 s into the run.**

                - fork 4 (1.97 GiB resident) ran CatalogueExportServiceIT.exportsFullCatalogueAsXlsx()
                - fork 3 (351 MiB resident) ran OrderMapperTest.exportsNullCurrency()

                **☠ Fork 4 (shop-export) died after 2 m 34 s\\: its data ends without a last record**

                - It was running CatalogueExportServiceIT.exportsFullCatalogueAsXlsx();""");
        assertThat(summary).endsWith("""
                #### Most allocated

                | Allocated (own thread) | Test | Class | Outcome | Fork |
                | --: | :-- | :-- | :-- | --: |
                | 11.0 GiB | \\[3\\] survives rush hour with 64 customers | com.example.web.cart.CartLoadTest.survivesRushHour | passed | 6 |
                | 9.01 GiB | rejectsEmptyCart() | com.example.pricing.search.CouponJobTest | passed | 6 |
                | 8.64 GiB | filtersSlowUpstream() | com.example.web.cart.PriceMapperTest | passed | 5 |
                | 8.28 GiB | parsesParallelWrites() | com.example.model.user.SessionClientTest | passed | 4 |
                | 7.92 GiB | roundsUnicodeName() | com.example.model.user.SessionClientTest | passed | 3 |

                ≈ sampled, ‖ shared with other tests, ≥ at least, – not measured.

                CPU time of the monitor: 600 ms, < 1 % of the CPU time of 5 forks.
                """);
    }

    @Test
    void a_small_run_is_told_whole() {
        String summary = MarkdownSummary.of(SampleRuns.small().run(), texts);

        assertThat(summary).isEqualTo("""
                ### Test resources: quickstart 1.0

                **Fork 1 (quickstart) needed most memory\\: its resident memory peaked at 161 MiB.**

                #### Most RSS growth

                | RSS growth | Test | Class | Outcome | Fork |
                | --: | :-- | :-- | :-- | --: |
                | ≈ 63.0 MiB | buildsReport() | com.acme.ReportTest | passed | 1 |
                | ≈ 2.00 MiB | findsLargePrime() | com.acme.PrimeTest | passed | 1 |

                #### Most CPU time

                | CPU time (own thread) | Test | Class | Outcome | Fork |
                | --: | :-- | :-- | :-- | --: |
                | 812 ms | findsLargePrime() | com.acme.PrimeTest | passed | 1 |
                | 240 ms | buildsReport() | com.acme.ReportTest | passed | 1 |
                | 640 µs | isQuick() | com.acme.ReportTest | failed | 1 |

                #### Most allocated

                | Allocated (own thread) | Test | Class | Outcome | Fork |
                | --: | :-- | :-- | :-- | --: |
                | 640 MiB | buildsReport() | com.acme.ReportTest | passed | 1 |
                | 3.00 MiB | findsLargePrime() | com.acme.PrimeTest | passed | 1 |
                | 30.3 KiB | isQuick() | com.acme.ReportTest | failed | 1 |

                ≈ sampled, ‖ shared with other tests, ≥ at least, – not measured.

                CPU time of the monitor: 120 ms, 6 % of the CPU time of 1 fork.
                """);
    }

    @Test
    void a_set_up_that_used_more_than_any_test_stands_above_the_tests() {
        String summary = MarkdownSummary.of(SampleRuns.settingUp(1, 5L << 30), texts);

        assertThat(summary).doesNotContain("used most CPU time").contains("""
                #### Most allocated

                Set-up and tear-down of ServerTest allocated most\\: 5.00 GiB.

                | Allocated (own thread) |""");
    }

    @Test
    void it_stays_below_what_github_takes_whatever_the_names() {
        String summary = MarkdownSummary.of(SampleRuns.hostile().run(), texts);

        assertThat(summary.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(512 * 1024);
    }

    @Test
    void every_row_of_a_table_keeps_its_five_cells() {
        String summary = MarkdownSummary.of(SampleRuns.hostile().run(), texts);

        assertThat(summary.lines().filter(line -> line.startsWith("| ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.replace("\\|", "").chars().filter(each -> each == '|'))
                        .hasSize(6));
    }

    @Test
    void no_name_becomes_markup() {
        assertThat(Markdown.escaped("<b> [x](http://y) `z` *a* _b_ | c ~~d~~ www.evil \\"))
                .isEqualTo("\\<b\\> \\[x\\](http\\://y) \\`z\\` \\*a\\* \\_b\\_ \\| c \\~\\~d\\~\\~ www\\.evil \\\\");
    }

    @Test
    void child_processes_have_a_table_of_their_own_where_any_used_something() {
        assertThat(MarkdownSummary.of(SampleRuns.starting().run(), texts)).contains("""
                #### Most CPU time of child processes, apart from the tests’ own

                Child processes of set-up and tear-down of ServerTest used most CPU time\\: 4.00 s.

                | Child CPU time | Test | Class | Outcome | Fork |
                | --: | :-- | :-- | :-- | --: |
                | 1.50 s | convertsPictures() | com.acme.ConvertTest | passed | 1 |
                | 240 ms | startsServer() | com.acme.DatabaseTest | passed | 1 |

                """);
        assertThat(MarkdownSummary.of(SampleRuns.shop().run(), texts)).doesNotContain("child processes");
    }

    @Test
    void who_seems_to_have_left_something_behind_is_told_with_the_evidence() {
        KeptHeap kept =
                new KeptHeap("g:a", 1, List.of("com.acme.Keeps_Test"), 1, 2, 10 << 20, 90 << 20, 64 << 20, 0, 3);
        List<String> names = List.of("A", "B", "C", "D", "E");
        KeptHeap group = new KeptHeap("g:a", 1, names, 7, 9, 64 << 20, 102 << 20, 72 << 20, 2, 1);

        assertThat(MarkdownSummary.of(SampleRuns.keeping(List.of(kept, group), 3), texts))
                .contains("""
                #### Leak suspects

                - com.acme.Keeps\\_Test: ≥ 54.0 MiB (10.0 MiB in use at the least since it began, 90.0 MiB at its end, of which at \
                least 64.0 MiB lived; collections\\: 0 in its tests, 3 after it)
                - one or more of A, B, C, D and 3 more: ≥ 8.00 MiB (64.0 MiB in use at the least since it began, 102 MiB at its end, of \
                which at least 72.0 MiB lived; collections\\: 2 in its tests, 1 after it)
                - 3 tests left threads or files

                """);
        assertThat(MarkdownSummary.of(SampleRuns.keeping(List.of(), 0), texts)).doesNotContain("Leak suspects");
    }
}
