package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.config.MonitorConfig.ExactPeakRss;
import io.github.testmonitor.config.MonitorConfig.ProcessReadings;
import io.github.testmonitor.config.MonitorConfig.Profile;
import io.github.testmonitor.maven.live.LiveSettings;
import io.github.testmonitor.maven.live.LiveSettings.Console;
import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.report.render.ReportFormat;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsTest {
    private static final LiveSettings LIVE = new LiveSettings(Console.FALSE, null, false);

    @Test
    void the_parameters_are_read() throws ParameterException {
        assertThat(Settings.of(
                        "50 ms",
                        "oshi",
                        true,
                        "jfr",
                        "4",
                        true,
                        "always",
                        "a-*, b",
                        true,
                        "agentArgs",
                        LIVE,
                        "csv, single-html"))
                .isEqualTo(new Settings(
                        Duration.ofMillis(50),
                        ProcessReadings.OSHI,
                        true,
                        Profile.JFR,
                        "4",
                        true,
                        ExactPeakRss.ALWAYS,
                        List.of("a-*", "b"),
                        true,
                        "agentArgs",
                        LIVE,
                        Set.of(ReportFormat.CSV, ReportFormat.SINGLE_HTML)));
    }

    @Test
    void an_interval_without_a_unit_is_refused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> Settings.of(
                        "100", "auto", true, "none", "4", false, "auto", "a-*, b", true, "argLine", LIVE, "html"))
                .withMessageStartingWith("monitor.interval: '100' is refused: the unit is missing.");
    }

    @Test
    void an_interval_below_a_millisecond_is_refused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> Settings.of(
                        "0.5ms", "auto", true, "none", "4", false, "auto", "a-*, b", true, "argLine", LIVE, "html"))
                .withMessage("monitor.interval: '0.5ms' is refused. Accepted is at least 1ms.");
    }

    @Test
    void an_unknown_source_of_readings_is_refused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> Settings.of(
                        "1s", "proc", true, "none", "4", false, "auto", "a-*, b", true, "argLine", LIVE, "html"))
                .withMessage("monitor.processReadings: 'proc' is refused. Accepted is one of AUTO, OSHI.");
    }

    @Test
    void an_unknown_profile_is_refused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> Settings.of(
                        "1s", "auto", true, "perf", "4", false, "auto", "a-*, b", true, "argLine", LIVE, "html"))
                .withMessage("monitor.profile: 'perf' is refused. Accepted is one of NONE, JFR, ASYNC.");
    }

    @Test
    void an_unknown_format_of_the_report_is_refused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> Settings.of(
                        "1s", "auto", true, "none", "4", false, "auto", "a-*, b", true, "argLine", LIVE, "html,pdf"))
                .withMessage(
                        "monitor.reportFormats: 'html,pdf' is refused. Accepted is one or more of html, single-html,"
                                + " csv, json, markdown, collapsed, perfetto.");
    }
}
