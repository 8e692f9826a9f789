package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.SampleRuns;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {
    private static final String GREW = "ReportTest.buildsReport() grew memory most: ≈ 63.0 MiB.";

    @Test
    void a_set_up_that_used_more_than_any_test_is_named_before_it() {
        assertThat(most(SampleRuns.settingUp(9_600_000_000L, 5L << 30)))
                .containsExactly(
                        GREW,
                        "Set-up and tear-down of ServerTest used most CPU time: 9.60 s.",
                        "Of the tests, PrimeTest.findsLargePrime() used most CPU time: 812 ms (own thread).",
                        "Set-up and tear-down of ServerTest allocated most: 5.00 GiB.");
    }

    @Test
    void a_set_up_that_used_no_more_than_a_test_is_not() {
        assertThat(most(SampleRuns.settingUp(812_000_000, 640 << 20)))
                .containsExactly(GREW, "PrimeTest.findsLargePrime() used most CPU time: 812 ms (own thread).");
    }

    @Test
    void child_processes_that_used_more_than_any_test_are_named_with_whose_they_are() {
        String ofTests = "PrimeTest.findsLargePrime() used most CPU time: 812 ms (own thread).";

        assertThat(most(SampleRuns.starting().run()))
                .containsExactly(
                        ofTests,
                        "Child processes of set-up and tear-down of ServerTest used more CPU time than any test itself: 4.00 s.");
        assertThat(most(SampleRuns.starting(1).run()))
                .containsExactly(
                        ofTests,
                        "Child processes of ConvertTest.convertsPictures() used more CPU time than any test itself: 1.50 s.");
    }

    @Test
    void child_processes_that_used_no_more_than_a_test_are_not() {
        assertThat(most(SampleRuns.wordy().run())).noneMatch(sentence -> sentence.startsWith("Child processes"));
    }

    @Test
    void a_growth_that_every_run_has_is_not_told() {
        assertThat(most(SampleRuns.growing(16L << 20)))
                .containsExactly("ReportTest.buildsReport() grew memory most: ≈ 16.0 MiB.");
        assertThat(most(SampleRuns.growing((16L << 20) - 1))).isEmpty();
    }

    private static List<String> most(Run run) {
        return Verdict.of(run, Texts.in(Locale.ROOT)).most().stream()
                .map(Phrase::plain)
                .toList();
    }
}
