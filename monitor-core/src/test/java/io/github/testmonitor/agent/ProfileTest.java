package io.github.testmonitor.agent;

import io.github.testmonitor.config.MonitorConfig.Profile;
import io.github.testmonitor.record.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;

import static org.assertj.core.api.Assertions.assertThat;

/** The flight recorder in JVMs of their own, on each JDK that is there. None of them may print anything, or stay. */
class ProfileTest {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("jdks")
    void a_recording_of_the_tests_code_lies_beside_the_fork_file_when_main_has_returned(Path java) throws Exception {
        int status = run(java, Profile.JFR, List.of(), "returns");

        assertThat(status).isZero();
        assertThat(methodsIn(recording(), "jdk.ObjectAllocationSample")).contains("allocate");
        assertThat(methodsIn(recording(), "jdk.ExecutionSample", "jdk.CPUTimeSample"))
                .contains("calculate");
        assertThat(Json.lines(forkFile(), "unavailable"))
                .noneMatch(line -> line.get("probe").asString().equals("profile"));
        assertSound();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_recording_is_there_after_system_exit(Path java) throws Exception {
        int status = run(java, Profile.JFR, List.of(), "exits");

        assertThat(status).isEqualTo(7);
        assertThat(methodsIn(recording(), "jdk.ObjectAllocationSample")).contains("allocate");
        assertSound();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_jvm_whose_main_returns_at_once_ends_and_has_its_whole_fork_file(Path java) throws Exception {
        int status = run(java, Profile.JFR, List.of(), "nothing");

        assertThat(status).isZero();
        assertThat(Json.lines(forkFile(), "forkFinished")).hasSize(1);
        assertSound();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void a_jvm_without_a_flight_recorder_says_so_and_runs_its_tests(Path java) throws Exception {
        List<String> limited = List.of("--limit-modules", "java.base,java.instrument,java.management,jdk.management");

        int status = run(java, Profile.JFR, limited, "nothing");

        // Nothing waits for the recording: a JVM that ends at once may end before it has been missed.
        assertThat(status).isZero();
        assertThat(Json.lines(forkFile(), "testFinished")).hasSize(1);
        assertThat(Json.lines(forkFile(), "unavailable").stream()
                        .filter(line -> line.get("probe").asString().equals("profile"))
                        .map(line -> line.get("reason").asString()))
                .isSubsetOf("unsupported");
        assertSound();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void nothing_of_it_is_loaded_where_it_is_off(Path java) throws Exception {
        Path loaded = folder.resolve("loaded.txt");

        int status = run(java, Profile.NONE, List.of("-Xlog:class+load:file=" + loaded), "nothing");

        assertThat(status).isZero();
        assertThat(Files.readString(loaded))
                .contains("io.github.testmonitor.agent.Agent ")
                .doesNotContain("io.github.testmonitor.profile.", " jdk.jfr.");
        assertThat(files(".jfr")).isEmpty();
    }

    @Test
    void async_profiler_is_not_the_agents_to_start() throws Exception {
        int status = run(jdks().findFirst().orElseThrow(), Profile.ASYNC, List.of(), "nothing");

        assertThat(status).isZero();
        assertThat(files(".jfr")).isEmpty();
        assertSound();
    }

    private int run(Path java, Profile profile, List<String> options, String scenario) throws Exception {
        Path config = folder.resolve("agent.properties");
        TestConfig.to(forks()).intervalMillis(20).profile(profile).write(config);
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("-Xmx128m");
        command.addAll(options);
        command.add("-javaagent:" + AgentJars.build(folder) + "=fork=1,config=" + config);
        command.add("-cp");
        command.add(AgentJars.place(ProfileFork.class)
                + System.getProperty("path.separator")
                + AgentJars.place(ClassWriter.class));
        command.add(ProfileFork.class.getName());
        command.add(scenario);
        Process fork = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        boolean ended = fork.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        fork.destroyForcibly();
        assertThat(ended).as("the fork ends by itself").isTrue();
        // The recorder itself may say that the JVM ended while it was starting.
        assertThat(Files.readAllLines(folder.resolve("out")))
                .filteredOn(line -> !line.contains("[jfr"))
                .isEmpty();
        assertThat(folder.resolve("err")).isEmptyFile();
        return fork.exitValue();
    }

    private static Set<String> methodsIn(Path recording, String... events) throws IOException {
        List<RecordedEvent> all = RecordingFile.readAllEvents(recording);
        return all.stream()
                .filter(event -> List.of(events).contains(event.getEventType().getName()))
                .filter(event -> event.getStackTrace() != null)
                .flatMap(event -> event.getStackTrace().getFrames().stream())
                .filter(frame -> frame.getMethod().getType().getName().equals(ProfileFork.class.getName()))
                .map(frame -> frame.getMethod().getName())
                .collect(Collectors.toSet());
    }

    private Path recording() throws IOException {
        String name = forkFile().getFileName().toString().replace(".jsonl", ".jfr");
        return forkFile().resolveSibling(name);
    }

    private void assertSound() throws IOException {
        assertThat(ForkFileCheck.of(forkFile()).wrong()).isEmpty();
    }

    private Path forkFile() throws IOException {
        List<Path> files = files(".jsonl");
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(forks())) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private Path forks() {
        return folder.resolve("forks/surefire default-test");
    }

    /** The one that runs the tests, and those of 25 that are installed beside it. */
    static Stream<Path> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> homes = new ArrayList<>(List.of(own));
        try (Stream<Path> siblings = Files.list(own.getParent())) {
            siblings.filter(home -> isNewer(home) && !home.equals(own)).sorted().forEach(homes::add);
        }
        return homes.stream().map(home -> home.resolve("bin/java"));
    }

    private static boolean isNewer(Path home) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"25");
        } catch (IOException none) {
            return false; // No JDK, or one that does not say its version.
        }
    }
}
