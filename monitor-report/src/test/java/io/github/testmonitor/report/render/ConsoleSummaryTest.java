package io.github.testmonitor.report.render;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleSummaryTest {
    @Test
    void a_lost_test_stands_first_then_what_is_missing_then_the_tests_at_the_top() {
        List<String> lines = ConsoleSummary.lines(SampleRuns.shop().run());

        assertThat(String.join("\n", lines)).isEqualTo("""
                Test Monitor: 1 test lost; 50 tests in 6 forks; container peak >= 2.62 GiB of 2.75 GiB (95 %)
                  lost                    CatalogueExportServiceIT.exportsFullCatalogueAsXlsx() in fork 4 (shop-export)
                  old data                com.example:shop-admin
                  unseen                  3 tests ran but were not seen, in com.example.pricing.legacy.OldRatesTest
                  unread                  1 line of data could not be read
                  CPU time (own thread)        44.4 s  CartLoadTest.survivesRushHour [3] survives rush hour with 64 customers
                                               10.1 s  CouponJobTest.rejectsEmptyCart()
                                               9.87 s  PriceMapperTest.filtersSlowUpstream()
                  allocated (own thread)     11.0 GiB  CartLoadTest.survivesRushHour [3] survives rush hour with 64 customers
                                             9.01 GiB  CouponJobTest.rejectsEmptyCart()
                                             8.64 GiB  PriceMapperTest.filtersSlowUpstream()
                  RSS growth              >= 1.71 GiB  CatalogueExportServiceIT.exportsFullCatalogueAsXlsx()
                                              139 MiB  CartLoadTest.surviv...[3] survives rush hour with 64 customers [shared]
                                              115 MiB  CouponJobTest.rejectsEmptyCart()
                  forks                   4: >= 1.97 GiB (72 %), 3: 412 MiB (15 %), 2: 363 MiB (13 %), and 3 more""");
    }

    @Test
    void without_a_container_the_largest_fork_stands_in_the_headline() {
        List<String> lines = ConsoleSummary.lines(SampleRuns.small().run());

        assertThat(String.join("\n", lines)).isEqualTo("""
                Test Monitor: 3 tests in 1 fork; largest fork 161 MiB
                  CPU time (own thread)     812 ms  PrimeTest.findsLargePrime()
                                            240 ms  ReportTest.buildsReport()
                                            640 us  ReportTest.isQuick()
                  allocated (own thread)   640 MiB  ReportTest.buildsReport()
                                          3.00 MiB  PrimeTest.findsLargePrime()
                                          30.3 KiB  ReportTest.isQuick()
                  RSS growth              63.0 MiB  ReportTest.buildsReport()
                                          2.00 MiB  PrimeTest.findsLargePrime()
                  forks                   1: 161 MiB""");
    }

    @Test
    void a_set_up_that_used_more_than_any_test_stands_above_the_tests() {
        List<String> lines = ConsoleSummary.lines(SampleRuns.settingUp(9_600_000_000L, 1));

        assertThat(String.join("\n", lines)).contains("""
                  CPU time                  9.60 s  set-up and tear-down of ServerTest
                                            812 ms  PrimeTest.findsLargePrime() [own thread]
                                            240 ms  ReportTest.buildsReport() [own thread]
                  allocated (own thread)   640 MiB  ReportTest.buildsReport()
                """);
    }

    @Test
    void child_processes_that_used_more_than_any_test_have_a_line_below_the_tests() {
        List<String> lines = ConsoleSummary.lines(SampleRuns.starting(1).run());

        assertThat(String.join("\n", lines)).contains("""
                                           20.0 ms  ConvertTest.convertsPictures()
                  child CPU time            1.50 s  ConvertTest.convertsPictures()
                  allocated (own thread)  3.00 MiB  ConvertTest.convertsPictures()
                """);
        assertThat(ConsoleSummary.lines(SampleRuns.starting().run()))
                .contains("  child CPU time            4.00 s  set-up and tear-down of ServerTest");
        assertThat(ConsoleSummary.lines(SampleRuns.wordy().run())).noneMatch(line -> line.contains("child"));
    }

    @Test
    void where_nothing_was_measured_the_reason_and_its_mend_are_told() {
        List<String> lines = ConsoleSummary.lines(SampleRuns.empty().run());

        assertThat(String.join("\n", lines)).isEqualTo("""
                Test Monitor: nothing was measured
                  no data  com.acme:app: 3 tests ran, but none was seen: argLine is fixed in the POM, so that the agent does
                           not get into the fork. Put @{argLine} at the front of it, or add the plugin with
                           <extensions>true</extensions>.""");
    }

    @Test
    void no_name_makes_a_line_longer_or_steers_the_terminal() {
        List<String> lines = ConsoleSummary.lines(SampleRuns.hostile().run());

        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(line.length()).isLessThanOrEqualTo(110);
            assertThat(line).doesNotContainPattern("[\\p{Cntrl}\\u202A-\\u202E]");
        });
    }
}
