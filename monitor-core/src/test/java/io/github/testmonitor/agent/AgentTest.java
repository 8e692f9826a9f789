package io.github.testmonitor.agent;

import com.sun.jna.Native;
import io.github.testmonitor.config.MonitorConfig.ProcessReadings;
import io.github.testmonitor.record.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the agent in JVMs of their own. None of them may print anything, whatever happens in it. */
class AgentTest {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private String heap = "128m";

    private static Path agentJar;

    private Path forks;

    @BeforeAll
    static void buildAgent() throws Exception {
        agentJar = shared.resolve("agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ForkPremain.class.getName());
        try (OutputStream out = Files.newOutputStream(agentJar);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            addAll(jar, location(Agent.class), "");
            addAll(jar, location(ForkPremain.class), "io/github/testmonitor/agent/Fork");
        }
    }

    @BeforeEach
    void forkFolder() {
        forks = folder.resolve("forks/surefire default-test");
    }

    @Test
    void a_fork_writes_its_whole_life() throws Exception {
        int status = run("tests", ProcessReadings.AUTO);

        assertThat(status).isZero();
        JsonNode started = Json.lines(forkFile()).get(0);
        assertThat(started.get("format").asInt()).isEqualTo(1);
        assertThat(started.get("buildId").asString()).isEqualTo("build 1");
        assertThat(started.get("module").asString()).isEqualTo("com.acme:shop");
        assertThat(started.get("execution").asString()).isEqualTo("surefire:default-test");
        assertThat(started.get("invocation").asInt()).isEqualTo(2);
        assertThat(started.get("fork").asInt()).isEqualTo(1);
        assertThat(started.get("intervalMillis").asInt()).isEqualTo(20);
        assertThat(started.get("jvm").get("version").asString()).isEqualTo(System.getProperty("java.version"));
        assertThat(forkFile().getFileName().toString())
                .startsWith("fork-")
                .endsWith("-" + started.get("pid").asLong() + ".jsonl");
        assertThat(Json.lines(forkFile(), "testFinished")).hasSize(3);
        assertThat(Json.lines(forkFile(), "containerFinished")).hasSize(1);
        assertThat(lastLine().get("type").asString()).isEqualTo("forkFinished");
        assertThat(lastLine().get("reason").asString()).isEqualTo("exit");
        assertThat(lastLine().get("jitCpuNanos").asLong()).isPositive();
        assertThat(lastLine().get("gcCpuNanos").asLong()).isNotNegative();
        // What is known is a part of the whole, whose clock moves in steps of 10 ms each for user and system time.
        JsonNode outside = lastLine().get("outside");
        assertThat(outside.get("frameworkCpuNanos").asLong()
                        + outside.get("monitorCpuNanos").asLong()
                        + lastLine().get("jitCpuNanos").asLong()
                        + lastLine().get("gcCpuNanos").asLong())
                .isLessThan(lastLine().get("cpuNanos").asLong() + 20_000_000);
        assertThat(outside.get("frameworkAllocatedBytes").asLong()
                        + outside.get("monitorAllocatedBytes").asLong())
                .isBetween(1L, lastLine().get("allocatedBytes").asLong());
        assertSound();
        assertThat(ForkFileCheck.of(forkFile()).lost()).isEmpty();
    }

    @Test
    void tests_of_eight_threads_are_all_written() throws Exception {
        run("parallel", ProcessReadings.AUTO);

        assertThat(Json.lines(forkFile(), "testFinished")).hasSize(800);
        assertSound();
    }

    /** What the JVM itself prints, as for any agent, where a class is loaded while the heap is full, is not ours. */
    @Test
    void a_test_that_fills_the_heap_for_good_has_finished_all_the_same() throws Exception {
        heap = "16m";

        Process fork = start("fill", ProcessReadings.AUTO);

        assertThat(fork.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(ForkFileCheck.of(forkFile()).lost()).isEmpty();
        assertThat(Json.lines(forkFile(), "testFinished"))
                .hasSize(28)
                .filteredOn(test -> test.get("status").asString().equals("failed"))
                .hasSize(25)
                .anyMatch(
                        test -> test.get("absent").path("cpuNanos").asString("").equals("error"));
        assertThat(lastLine().get("reason").asString()).isEqualTo("exit");
        assertSound();
    }

    @Test
    void a_jvm_that_a_test_starts_with_the_forks_arguments_is_no_fork() throws Exception {
        int status = run("child", ProcessReadings.AUTO);

        assertThat(status).isZero();
        // One file only.
        assertThat(Json.lines(forkFile(), "testFinished")).hasSize(1);
        assertThat(lastLine().get("reason").asString()).isEqualTo("exit");
    }

    @Test
    void a_fork_that_runs_no_test_ends_by_itself_and_writes_little() throws Exception {
        int status = run("none", ProcessReadings.AUTO);

        assertThat(status).isZero();
        assertThat(lastLine().get("reason").asString()).isEqualTo("exit");
        assertThat(Files.size(forkFile())).isLessThan(10_000);
        assertSound();
    }

    @Test
    void a_test_that_halts_the_jvm_is_the_lost_one() throws Exception {
        int status = run("halt", ProcessReadings.AUTO);

        assertThat(status).isEqualTo(7);
        assertThat(ForkFileCheck.of(forkFile()).lost()).containsExactly("killer");
        assertThat(Json.lines(forkFile(), "testFinished")).hasSize(2);
        assertThat(Json.lines(forkFile(), "forkFinished")).isEmpty();
        assertSound();
    }

    @Test
    void a_test_that_exits_the_jvm_is_the_lost_one() throws Exception {
        int status = run("exit", ProcessReadings.AUTO);

        assertThat(status).isEqualTo(7);
        assertThat(ForkFileCheck.of(forkFile()).lost()).containsExactly("killer");
        assertThat(lastLine().get("reason").asString()).isEqualTo("exitInTest");
        assertSound();
    }

    @Test
    void a_killed_fork_leaves_its_file_complete_up_to_the_last_line() throws Exception {
        Process fork = start("hang", ProcessReadings.AUTO);
        awaitSampleOfRunningTest(fork);

        fork.destroyForcibly().waitFor();

        String text = Files.readString(forkFile());
        // The kernel may be stopped in the middle of the last write.
        Files.writeString(forkFile(), text.substring(0, text.lastIndexOf('\n') + 1));
        assertThat(ForkFileCheck.of(forkFile()).lost()).containsExactly("killer");
        assertSound();
        assertSilent();
    }

    @Test
    void a_test_that_interrupts_every_thread_stops_neither_writing_nor_sampling() throws Exception {
        int status = run("interrupt", ProcessReadings.AUTO);

        assertThat(status).isZero();
        assertThat(Json.lines(forkFile(), "testFinished")).hasSize(2);
        assertThat(Json.lines(forkFile(), "sample"))
                .anySatisfy(sample -> assertThat(sample.get("running")).hasToString("[2]"));
        assertSound();
    }

    @Test
    void oshi_reads_the_process_in_silence_where_it_is_told_to() throws Exception {
        int status = run("resident", ProcessReadings.OSHI);

        assertThat(status).isZero();
        assertThat(Json.lines(forkFile(), "sample")).anySatisfy(sample -> {
            assertThat(sample.get("rssBytes").asLong()).isGreaterThan(10_000_000);
            assertThat(sample.get("cpuNanos").asLong()).isPositive();
        });
        assertSound();
    }

    @Test
    void an_agent_without_its_config_leaves_the_fork_alone() throws Exception {
        Process fork = fork("none", folder.resolve("missing.properties"));

        assertThat(ended(fork)).isZero();
        assertThat(forks).doesNotExist();
    }

    @Test
    void an_agent_that_cannot_write_leaves_the_fork_alone() throws Exception {
        Files.createDirectories(forks.getParent());
        Files.writeString(forks, "a file where a folder should be");

        int status = run("none", ProcessReadings.AUTO);

        assertThat(status).isZero();
    }

    private int run(String scenario, ProcessReadings readings) throws Exception {
        return ended(start(scenario, readings));
    }

    private int ended(Process fork) throws Exception {
        boolean ended = fork.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        fork.destroyForcibly();
        assertThat(ended).as("the fork ends by itself").isTrue();
        assertSilent();
        return fork.exitValue();
    }

    private Process start(String scenario, ProcessReadings readings) throws Exception {
        Path config = folder.resolve("agent.properties");
        TestConfig.to(forks)
                .invocation(2)
                .intervalMillis(20)
                .readings(readings, oshiJars())
                .write(config);
        return fork(scenario, config);
    }

    private Process fork(String scenario, Path config) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-javaagent:" + agentJar + "=" + config,
                        "-cp",
                        location(ForkMain.class).toString(),
                        ForkMain.class.getName(),
                        scenario,
                        forks.toString())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private void awaitSampleOfRunningTest(Process fork) throws Exception {
        boolean seen = false;
        while (!seen) {
            // Serves as the pause between two looks.
            assertThat(fork.waitFor(10, TimeUnit.MILLISECONDS))
                    .as("the fork hangs")
                    .isFalse();
            seen = Files.exists(forks) && Files.readString(forkFile()).contains("\"running\":[4]");
        }
    }

    private void assertSound() {
        assertThat(ForkFileCheck.of(forkFile()).wrong()).isEmpty();
    }

    private void assertSilent() {
        assertThat(folder.resolve("out")).isEmptyFile();
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    private JsonNode lastLine() {
        List<JsonNode> lines = Json.lines(forkFile());
        return lines.get(lines.size() - 1);
    }

    private Path forkFile() {
        try (Stream<Path> files = Files.list(forks)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        } catch (IOException problem) {
            throw new AssertionError("No fork file", problem);
        }
    }

    private static List<Path> oshiJars() throws Exception {
        return List.of(
                location(oshi.SystemInfo.class),
                location(oshi.hardware.HardwareAbstractionLayer.class),
                location(Native.class),
                location(com.sun.jna.platform.linux.LibC.class),
                location(org.slf4j.Logger.class),
                location(org.slf4j.nop.NOPServiceProvider.class));
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void addAll(JarOutputStream jar, Path classes, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (name.startsWith(prefix) && !name.startsWith("META-INF")) {
                    jar.putNextEntry(new JarEntry(name));
                    Files.copy(file, jar);
                    jar.closeEntry();
                }
            }
        }
    }
}
