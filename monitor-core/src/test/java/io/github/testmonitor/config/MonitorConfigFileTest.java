package io.github.testmonitor.config;

import io.github.testmonitor.config.MonitorConfig.ExactPeakRss;
import io.github.testmonitor.config.MonitorConfig.ProcessReadings;
import io.github.testmonitor.config.MonitorConfig.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MonitorConfigFileTest {
    private static final MonitorConfig FULL = new MonitorConfig(
            "0199f0aa-5a00-7000-8000-000000000001",
            "com.acme:shop",
            "surefire:default-test",
            3,
            Path.of("/tmp/größe 日本/a = b # c\\d"),
            Duration.ofMillis(250),
            ProcessReadings.OSHI,
            false,
            Profile.JFR,
            List.of(Path.of("/jars/oshi core.jar"), Path.of("/jars/jna.jar")),
            ExactPeakRss.NEVER,
            List.of("kafka-*", "a, b"),
            false,
            Path.of("/agent/woven classes"));
    private static final MonitorConfig LEAST = new MonitorConfig(
            "b",
            "g:a",
            null,
            1,
            Path.of("/out"),
            Duration.ofMillis(100),
            ProcessReadings.AUTO,
            true,
            Profile.NONE,
            List.of(),
            ExactPeakRss.AUTO,
            List.of(),
            true,
            null);

    @TempDir
    Path folder;

    @Test
    void what_is_written_is_read_again() throws IOException {
        Path file = folder.resolve("a folder/agent.properties");

        MonitorConfigFile.write(FULL, file);

        assertThat(MonitorConfigFile.read(file)).isEqualTo(FULL);
    }

    @Test
    void what_is_null_or_empty_is_left_out_and_read_again() throws IOException {
        Path file = folder.resolve("agent.properties");

        MonitorConfigFile.write(LEAST, file);

        assertThat(MonitorConfigFile.read(file)).isEqualTo(LEAST);
        assertThat(file).hasContent("""
                        buildId=b
                        exactPeakRss=auto
                        intervalMillis=100
                        invocation=1
                        module=g\\:a
                        outputDirectory=/out
                        ownership=true
                        processReadings=auto
                        profile=none
                        stacks=true
                        """);
    }

    @Test
    void writing_again_replaces_the_file_and_leaves_no_other() throws IOException {
        Path file = folder.resolve("agent.properties");
        MonitorConfigFile.write(FULL, file);

        MonitorConfigFile.write(LEAST, file);

        assertThat(MonitorConfigFile.read(file)).isEqualTo(LEAST);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "buildId, ''",
        "module, ''",
        "invocation, one",
        "outputDirectory, ''",
        "intervalMillis, 100ms",
        "intervalMillis, 0",
        "processReadings, jmx",
        "profile, all",
        "stacks, some"
    })
    void a_wrong_value_is_refused_with_file_key_and_value(String key, String value) throws IOException {
        Path file = folder.resolve("agent.properties");
        MonitorConfigFile.write(LEAST, file);
        Files.writeString(file, Files.readString(file) + key + "=" + value + "\n");

        assertThatThrownBy(() -> MonitorConfigFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value)
                .hasMessageContaining(file.toString());
    }
}
