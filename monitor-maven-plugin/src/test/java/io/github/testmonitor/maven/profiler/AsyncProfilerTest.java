package io.github.testmonitor.maven.profiler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AsyncProfilerTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final AsyncProfiler READY = new AsyncProfiler(Path.of("/lib/libasyncProfiler.so"), "ctimer", null);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x64/libasyncProfiler.so, ctimer",
        "Linux, aarch64, linux-arm64/libasyncProfiler.so, ctimer",
        "Mac OS X, aarch64, macos/libasyncProfiler.so, itimer",
        "Mac OS X, x86_64, macos/libasyncProfiler.so, itimer"
    })
    void each_platform_has_its_library_and_a_timer_that_needs_no_permission(
            String os, String architecture, String entry, String engine) {
        Platform platform = Objects.requireNonNull(Platform.of(os, architecture));

        assertThat(platform.entry()).isEqualTo(entry);
        assertThat(platform.engines()).startsWith(engine).doesNotContain("cpu");
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, s390x"})
    void on_another_platform_there_is_a_reason_and_nothing_is_resolved(String os, String architecture) {
        AsyncProfiler profiler = AsyncProfiler.prepare(
                "4",
                os,
                architecture,
                version -> {
                    throw new AssertionError("resolved");
                },
                folder,
                JAVA);

        assertThat(profiler.problem()).contains(os, architecture);
        assertThat(profiler.argument(folder)).isNull();
    }

    @Test
    void an_artifact_that_cannot_be_resolved_is_a_reason() {
        AsyncProfiler profiler = prepare(version -> {
            throw new IOException("offline, and no " + version + " here");
        });

        assertThat(profiler.problem()).isEqualTo("offline, and no 4 here");
    }

    @Test
    void a_jar_without_the_library_is_a_reason() throws IOException {
        Path jar = jar("other.txt");

        AsyncProfiler profiler = prepare(version -> jar);

        assertThat(profiler.problem()).contains("linux-x64/libasyncProfiler.so", jar.toString());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_library_that_no_jvm_can_load_is_found_out_before_the_tests() throws IOException {
        Path jar = jar("linux-x64/libasyncProfiler.so");

        AsyncProfiler profiler = prepare(version -> jar);

        assertThat(profiler.problem()).contains("did not start");
        assertThat(profiler.argument(folder)).isNull();
    }

    @Test
    void a_library_is_unpacked_once() throws IOException {
        Path jar = jar("linux-x64/libasyncProfiler.so");
        Path first = UnpackedLibrary.unpack(jar, "linux-x64/libasyncProfiler.so", folder);
        Files.setLastModifiedTime(first, FileTime.fromMillis(1_000));

        Path second = UnpackedLibrary.unpack(jar, "linux-x64/libasyncProfiler.so", folder);

        assertThat(second).isEqualTo(first).hasContent("no library");
        assertThat(Files.getLastModifiedTime(first).toMillis()).isEqualTo(1_000);
    }

    @Test
    void the_argument_writes_beside_the_fork_files_and_leaves_standard_output_alone() {
        String argument = READY.argument(Path.of("/a b/forks"));

        assertThat(argument)
                .startsWith("-agentpath:/lib/libasyncProfiler.so=start,event=ctimer,")
                .contains(",log=/a b/forks/async-profiler.log,", ",jfr,")
                .endsWith(",file=/a b/forks/async-%p-%t.jfr");
    }

    @Test
    void a_path_that_would_be_split_is_not_used() {
        for (String name : List.of("a,b", "a=b", "a%b")) {
            assertThat(READY.argument(Path.of("/" + name))).as(name).isNull();
        }
    }

    private AsyncProfiler prepare(ProfilerArtifact artifact) {
        return AsyncProfiler.prepare("4", "Linux", "amd64", artifact, folder, JAVA);
    }

    private Path jar(String entry) throws IOException {
        Path jar = folder.resolve("async.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write("no library".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
