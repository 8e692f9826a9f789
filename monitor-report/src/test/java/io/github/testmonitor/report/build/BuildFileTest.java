package io.github.testmonitor.report.build;

import io.github.testmonitor.report.build.BuildFile.Blindness;
import io.github.testmonitor.report.build.BuildFile.Execution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BuildFileTest {
    private static final ExecutionContext NOTHING_KNOWN = new ExecutionContext(
            new ExecutionContext.Machine(null, null, null, null, null, null, null, null, null, null, null),
            new ExecutionContext.Software(null, null, null, "0.1.0"),
            null,
            null);

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("target/monitor").resolve(BuildFile.NAME);
    }

    @Test
    void what_was_written_is_read() throws IOException {
        BuildFile build = new BuildFile(
                "0199f0aa-5a00-7000-8000-000000000001",
                Instant.parse("2020-02-03T05:12:00.123456Z"),
                4711L,
                "com.acme:shop",
                "Shop – größer",
                "1.0",
                List.of(
                        new Execution("surefire:default-test", 2, folder.resolve("a b/ü"), null),
                        new Execution("failsafe:it", 1, folder.resolve("it"), Blindness.FORK_COUNT_ZERO)),
                new ExecutionContext(
                        new ExecutionContext.Machine(
                                "CPU", 3_000_000_000L, 8, 4, 1L << 34, "Linux", "amd64", "6.1", null, 1L << 32, 2.5),
                        new ExecutionContext.Software("17", "Any", "3.9.16", "0.1.0"),
                        new ExecutionContext.Revision("4f2c1ab", "main", true),
                        new ExecutionContext.ContinuousIntegration("Jenkins", "https://ci/1", "1")));

        build.write(file);

        assertThat(BuildFile.read(file)).isEqualTo(build);
    }

    @Test
    void absent_parts_stay_absent() throws IOException {
        BuildFile build = new BuildFile("id", Instant.EPOCH, null, "g:a", null, null, List.of(), NOTHING_KNOWN);

        build.write(file);

        assertThat(BuildFile.read(file)).isEqualTo(build);
        assertThat(file).content().doesNotContain("null");
    }

    @Test
    void writing_again_replaces_and_leaves_no_draft() throws IOException {
        new BuildFile("first", Instant.EPOCH, null, "g:a", null, null, List.of(), NOTHING_KNOWN).write(file);

        new BuildFile("second", Instant.EPOCH, null, "g:a", null, null, List.of(), NOTHING_KNOWN).write(file);

        assertThat(BuildFile.read(file).buildId()).isEqualTo("second");
        assertThat(file.getParent()).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void what_a_newer_version_added_is_ignored() throws IOException {
        write("""
                {"buildId":"id","startedAt":"2020-02-03T05:12:00Z","module":"g:a","newer":{"x":[1]},
                "executions":[{"name":"surefire:x","invocation":1,"reportsDirectory":"/reports","blindness":"NEWER"}],
                "context":{"machine":{"qubits":3},"software":{"monitorVersion":"9"}}}
                """);

        BuildFile build = BuildFile.read(file);

        assertThat(build.module()).isEqualTo("g:a");
        assertThat(build.executions()).containsExactly(new Execution("surefire:x", 1, Path.of("/reports"), null));
    }

    @Test
    void what_is_no_build_file_is_refused_by_name() throws IOException {
        for (String content : List.of("", "{", "[]", "{\"buildId\":\"id\"}", "\0\0")) {
            write(content);

            assertThatThrownBy(() -> BuildFile.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("build.json is no build file");
        }
    }

    @Test
    void a_missing_file_is_a_missing_file() {
        assertThatThrownBy(() -> BuildFile.read(file)).isInstanceOf(NoSuchFileException.class);
    }

    private void write(String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
