package io.github.testmonitor.agent;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class DisabledRecordTest {
    @TempDir
    Path folder;

    private final Properties config = new Properties();

    @BeforeEach
    void configure() {
        config.setProperty("buildId", "b1");
        config.setProperty("module", "com.acme:shop");
        config.setProperty("execution", "surefire:default-test");
        config.setProperty(
                "outputDirectory", folder.resolve("forks/surefire-default-test").toString());
    }

    private Path configFile() throws IOException {
        Path file = folder.resolve("agent.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            config.store(out, null);
        }
        return file;
    }

    private String written(String name) throws IOException {
        return Files.readString(folder.resolve("forks/surefire-default-test").resolve(name));
    }

    @Test
    void it_is_the_only_line_of_the_fork_file() throws IOException {
        new DisabledRecord("java 11", 1700000000123L, 4711L)
                .writeFor(configFile().toFile());

        assertThat(written("fork-1700000000123-4711.jsonl")).isEqualTo("""
                        {"type":"disabled","format":1,"buildId":"b1","module":"com.acme:shop",\
                        "execution":"surefire:default-test","pid":4711,"reason":"java 11"}
                        """);
    }

    @Test
    void what_is_not_known_is_null() throws IOException {
        config.remove("execution");

        new DisabledRecord("java 8", 5, null).writeFor(configFile().toFile());

        assertThat(written("fork-5-unknown.jsonl")).contains("\"execution\":null,\"pid\":null");
    }

    @Test
    void text_is_escaped() throws IOException {
        config.setProperty("module", "a\"b\\c\u0001é");

        new DisabledRecord("java 8", 5, 6L).writeFor(configFile().toFile());

        assertThat(written("fork-5-6.jsonl")).contains("\"module\":\"a\\\"b\\\\c\\u0001é\"");
    }

    @Test
    void a_config_without_a_folder_writes_nothing() throws IOException {
        config.remove("outputDirectory");

        new DisabledRecord("java 8", 5, 6L).writeFor(configFile().toFile());

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("agent.properties"));
        }
    }

    @Test
    void a_missing_config_is_an_exception_for_the_caller_to_drop() {
        Path missing = folder.resolve("missing.properties");

        assertThatThrownBy(() -> new DisabledRecord("java 8", 5, 6L).writeFor(missing.toFile()))
                .isInstanceOfAny(java.io.FileNotFoundException.class, NoSuchFileException.class);
    }
}
