package io.github.testmonitor.maven.live;

import io.github.testmonitor.maven.live.LiveSettings.Console;
import io.github.testmonitor.maven.parameter.ParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LiveSettingsTest {

    @Test
    void the_parameters_are_read() throws ParameterException {
        assertThat(LiveSettings.of("true", " 8080 ", true)).isEqualTo(new LiveSettings(Console.TRUE, 8080, true));
    }

    @Test
    void there_is_no_page_unless_a_port_is_named() throws ParameterException {
        assertThat(LiveSettings.of("auto", null, false).port()).isNull();
        assertThat(LiveSettings.of("auto", "", false).port()).isNull();
    }

    @Test
    void auto_is_for_builds_that_show_information() throws ParameterException {
        LiveSettings auto = LiveSettings.of("auto", null, false);

        assertThat(auto.hasConsole(true)).isTrue();
        assertThat(auto.hasConsole(false)).isFalse();
        assertThat(LiveSettings.of("true", null, false).hasConsole(false)).isTrue();
        assertThat(LiveSettings.of("false", null, false).hasConsole(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "http", "0x50", "99999999999"})
    void a_port_that_is_none_is_refused(String port) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> LiveSettings.of("auto", port, false))
                .withMessage("monitor.live.port: '" + port
                        + "' is refused. Accepted is a port from 1 to 65535, or 0 for any that is free.");
    }

    @Test
    void an_unknown_word_for_the_console_is_refused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> LiveSettings.of("yes", null, false))
                .withMessage("monitor.live.console: 'yes' is refused. Accepted is auto, true or false.");
    }
}
