package io.github.testmonitor.agent;

import com.beust.jcommander.JCommander;
import io.github.testmonitor.listener.ChildJvm;
import io.github.testmonitor.record.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The agent as a JVM of its own meets it: {@code -javaagent} on a command line. */
final class PremainTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1.8, 8", "11, 11", "17, 17", "25, 25"})
    void a_version_of_java_is_its_feature_number(String specification, int feature) {
        assertThat(Premain.featureVersion(specification)).isEqualTo(feature);
    }

    @Test
    void the_pid_is_that_of_this_jvm() {
        assertThat(Premain.pid()).isEqualTo(ProcessHandle.current().pid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "=nonsense",
                "=fork=1",
                "=fork=1,config=",
                "=fork=1,config=/no/such/file.properties",
                "=fork=null,config=."
            })
    void whatever_stands_behind_it_the_jvm_runs_and_nothing_is_printed(String arguments) throws Exception {
        Path agent = AgentJars.build(folder);

        assertThat(run(List.of("-javaagent:" + agent + arguments), "")).isEqualTo("ran\n");
    }

    @Test
    void without_its_boot_jar_the_jvm_runs_and_nothing_is_printed() throws Exception {
        Path agent = AgentJars.build(folder);
        Files.delete(folder.resolve("monitor-boot.jar"));

        assertThat(run(List.of("-javaagent:" + agent + "=config=/no/such/file"), ""))
                .isEqualTo("ran\n");
    }

    @Test
    void without_its_boot_jar_the_fork_file_says_so() throws Exception {
        Path agent = AgentJars.build(folder);
        Files.delete(folder.resolve("monitor-boot.jar"));
        Path forks = folder.resolve("forks");
        Path config = Files.writeString(folder.resolve("agent.properties"), "outputDirectory=" + forks + "\n");

        run(List.of("-javaagent:" + agent + "=config=" + config), "");

        try (Stream<Path> files = Files.list(forks)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file ->
                            assertThat(Files.readString(file)).contains("\"type\":\"disabled\"", "monitor-boot.jar"));
        }
    }

    @Test
    void the_agent_starts_with_its_fork_and_config() throws Exception {
        Path agent = AgentJars.buildWithAgentOf(ChildJvm.class, folder);

        assertThat(run(List.of("-javaagent:" + agent + "=fork=2,config=/a,b=c"), ""))
                .startsWith("started for fork 2 with /a,b=c\n");
    }

    @Test
    void an_agent_that_stands_twice_in_the_line_starts_once() throws Exception {
        Path agent = AgentJars.buildWithAgentOf(ChildJvm.class, folder);
        Path other = AgentJars.buildWithAgentOf(ChildJvm.class, Files.createDirectory(folder.resolve("other")));

        String printed = run(
                List.of(
                        "-javaagent:" + agent + "=fork=1,config=/first",
                        "-javaagent:" + agent + "=fork=1,config=/again",
                        "-javaagent:" + other + "=fork=1,config=/other"),
                "junit4");

        assertThat(printed)
                .startsWith("started for fork 1 with /first\n")
                .containsOnlyOnce("started for fork")
                .containsOnlyOnce("test Plain.passes successful");
    }

    @Test
    void junit_4_is_woven_and_calls_the_boot_class_path() throws Exception {
        Path agent = AgentJars.buildWithAgentOf(ChildJvm.class, folder);

        assertThat(run(List.of("-javaagent:" + agent + "=config=/a"), "junit4")).isEqualTo("""
                        started for fork null with /a
                        container Plain started
                        test Plain.passes started in Plain
                        test Plain.passes successful
                        container Plain successful
                        hook of null
                        """);
    }

    @Test
    void the_agent_itself_hears_junit_4() throws Exception {
        Path agent = AgentJars.build(folder);
        Path forks = folder.resolve("forks");
        Path config = folder.resolve("agent.properties");
        TestConfig.to(forks)
                .ofUnknownExecution()
                .wovenClasses(folder.resolve("woven"))
                .write(config);

        run(List.of("-javaagent:" + agent + "=config=" + config), "junit4");

        try (Stream<Path> files = Files.list(forks)) {
            assertThat(files).singleElement().satisfies(file -> {
                assertThat(Json.lines(file, "testFinished")).hasSize(1);
                assertThat(Json.lines(file, "unavailable"))
                        .noneMatch(line -> line.get("probe").asString().equals("junit4"));
            });
        }
        assertThat(folder.resolve("woven"))
                .isDirectoryContaining(
                        file -> file.getFileName().toString().startsWith("org.junit.runner.notification.RunNotifier-"));
    }

    @Test
    void the_platform_finds_its_listener_in_the_agents_jar() throws Exception {
        Path agent = AgentJars.buildWithAgentOf(ChildJvm.class, folder);

        assertThat(run(List.of("-javaagent:" + agent + "=config=/a"), "platform"))
                .contains("test Simple.passes started in Simple\ntest Simple.passes successful\n");
    }

    @Test
    void testng_finds_its_listener_in_the_agents_jar() throws Exception {
        Path agent = AgentJars.buildWithAgentOf(ChildJvm.class, folder);

        assertThat(run(List.of("-javaagent:" + agent + "=config=/a"), "testng"))
                .contains("test Plain.aPasses started\ntest Plain.aPasses successful\n");
    }

    /** What a child JVM prints, errors included; it must end by itself, and well. */
    private String run(List<String> options, String framework) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), ChildJvm.class.getName(), framework));
        Path printed = folder.resolve("printed.txt");
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        String text = Files.readString(printed).replace(System.lineSeparator(), "\n");
        assertThat(child.exitValue()).as(text).isZero();
        return text;
    }

    /** The tests and the frameworks, but none of our own classes: those come with the agent, or not at all. */
    private static String classPath() {
        return Stream.of(
                        ChildJvm.class,
                        org.assertj.core.api.Assertions.class,
                        org.junit.runner.JUnitCore.class,
                        org.hamcrest.Matcher.class,
                        org.junit.jupiter.api.Test.class,
                        org.junit.jupiter.engine.JupiterTestEngine.class,
                        org.junit.platform.commons.util.ReflectionUtils.class,
                        org.junit.platform.engine.TestEngine.class,
                        org.junit.platform.launcher.Launcher.class,
                        org.opentest4j.AssertionFailedError.class,
                        org.testng.TestNG.class,
                        JCommander.class,
                        org.objectweb.asm.ClassReader.class)
                .map(AgentJars::place)
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
