package io.github.testmonitor.agent;

import io.github.testmonitor.record.Json;
import io.github.testmonitor.weave.WovenClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Whose work is whose, in JVMs of their own under the real agent, whose byte code the JVM verifies. Bytes are held against what the
 * load itself counted: the rest is what the JDK allocates to hand work over, and the classes it loads for that the first time, well
 * below a MiB. CPU is held to be no less than the load's, but for what two clocks can differ in; how much more is a matter for the
 * calibration.
 */
final class OwnershipTest {
    private static final long PATIENCE_SECONDS = 180;
    /** Of the calibration's. */
    private static final int LOAD_PERCENT = 20;

    /** In a kept file, behind a length and two check sums. */
    private static final int WOVEN_FROM = Integer.BYTES + 2 * Long.BYTES;

    private static final long MEBI = 1 << 20;
    private static final long MILLI = 1_000_000;
    private static final String[] ALL = {
        "own",
        "child",
        "grandchild",
        "shortThreads",
        "parallelStream",
        "earlierExecutor",
        "sameRunnable",
        "ownExecutor",
        "requeued",
        "scheduled",
        "timer",
        "completableFuture"
    };

    @TempDir
    Path folder;

    private Path forks;
    private Path agentJar;
    private boolean ownership = true;
    private final List<String> agentsBefore = new ArrayList<>();

    /** What a test used in truth, and what we wrote of it. */
    private record Outcome(String scenario, long cpuNanos, long allocatedBytes, JsonNode finished) {}

    @BeforeEach
    void buildAgent() throws Exception {
        forks = folder.resolve("forks");
        agentJar = AgentJars.build(folder);
    }

    @Test
    void work_is_charged_to_the_test_that_caused_it_wherever_it_is_done() throws Exception {
        assertCharged(run(all("1")), ALL.length);
    }

    @Test
    void tests_that_run_at_once_are_charged_with_their_own_work_only() throws Exception {
        assertCharged(run(all("3", "idle")), 3 * ALL.length + 3);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtual_threads_are_charged_to_the_test_that_started_them() throws Exception {
        assertThat(run("3", "1", "virtual")).hasSize(3).allSatisfy(test -> {
            // The rounds were calibrated on a platform thread; starting, sleeping and mounting come on top.
            assertThat(test.finished.get("cpuNanos").asLong()).isBetween(test.cpuNanos / 2, test.cpuNanos * 4);
            assertThat(test.finished.get("ownCpuNanos").asLong()).isLessThan(test.cpuNanos / 2);
        });
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void a_pool_of_virtual_threads_works_for_whoever_hands_it_a_task() throws Exception {
        assertCharged(run("1", "3", "virtualPool"), 3);
    }

    /** On one carrier, which has to be free again for whoever waits for what a thread on it holds. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtual_threads_and_others_that_work_for_one_test_never_wait_for_each_other_for_good() throws Exception {
        agentsBefore.add("-Djdk.virtualThreadScheduler.parallelism=1");

        run("crowd");

        assertThat(Files.readString(folder.resolve("out"))).contains("all were done");
        assertThat(Json.lines(forkFile(), "testFinished")).hasSize(61 + 12 * 60);
    }

    @Test
    void a_thread_of_a_class_that_says_another_number_is_read_as_what_it_is() throws Exception {
        run("otherNumbers");

        JsonNode finished = Json.lines(forkFile(), "testFinished").get(1);
        assertThat(finished.get("cpuNanos").asLong()).isLessThan(100 * MILLI);
        assertThat(Json.lines(forkFile(), "leaked"))
                .singleElement()
                .satisfies(leaked -> assertThat(leaked.get("threads")).hasToString("[\"of another number\"]"));
    }

    /** Held against what waiting for 3,000 bytes and delays takes the threads that do it for all: a tenth of a second and more. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void what_the_jdk_does_for_all_is_not_of_the_test_that_came_first() throws Exception {
        run("servants");

        String first = Json.lines(forkFile(), "testFinished").get(1).get("id").asString();
        assertThat(Json.lines(forkFile(), "late"))
                .filteredOn(late -> late.get("id").asString().equals(first))
                .allSatisfy(late -> assertThat(late.get("cpuNanos").asLong()).isLessThan(5 * MILLI));
        assertThat(Json.lines(forkFile(), "leaked")).isEmpty();
    }

    @Test
    void a_stage_of_a_future_is_charged_to_whoever_made_it_whoever_completes_what_it_waits_for() throws Exception {
        assertCharged(run("stages"), 4);
    }

    @Test
    void own_work_is_without_what_the_thread_did_for_another_test() throws Exception {
        List<Outcome> tests = run("helping");

        assertCharged(tests, 2);
        Outcome helper = tests.stream()
                .filter(test -> test.scenario.equals("helper"))
                .findFirst()
                .orElseThrow();
        assertThat(helper.finished.get("ownAllocatedBytes").asLong())
                .isBetween(
                        helper.allocatedBytes,
                        helper.finished.get("allocatedBytes").asLong());
    }

    @Test
    void what_left_a_pool_without_having_run_is_not_waited_for() throws Exception {
        assertCharged(run("neverRun"), 3);

        assertThat(Json.lines(forkFile(), "late"))
                .allSatisfy(
                        late -> assertThat(late.get("allocatedBytes").asLong()).isLessThan(MEBI));
    }

    @Test
    void no_leaf_of_parallel_streams_runs_for_another_than_its_test() throws Exception {
        List<Outcome> tests = run("stress", "60");

        assertThat(Files.readString(folder.resolve("out"))).contains("leaves 480 wrong 0");
        assertCharged(tests, 60);
    }

    @Test
    void no_lambda_of_ours_is_made_in_a_fork() throws Exception {
        agentsBefore.add("-Xlog:class+load:file=" + folder.resolve("classes"));

        run("late");

        assertThat(Files.readAllLines(folder.resolve("classes")))
                .anyMatch(line -> line.contains("io.github.testmonitor.sampling.Sampler "))
                .noneMatch(line -> line.matches(".*io\\.github\\.testmonitor\\.(?!agent\\.OwnershipFork)\\S*Lambda.*"));
    }

    @Test
    void work_after_the_test_is_late_and_not_the_neighbours() throws Exception {
        Outcome creator = run("late").get(0);

        long lateBytes = sum("allocatedBytes", creator);
        long lateNanos = sum("cpuNanos", creator);
        assertThat(lateBytes).isCloseTo(creator.allocatedBytes, within(MEBI));
        assertThat(lateNanos).isGreaterThanOrEqualTo(creator.cpuNanos - MILLI);
        assertThat(Json.lines(forkFile(), "testFinished"))
                .allSatisfy(
                        test -> assertThat(test.get("allocatedBytes").asLong()).isLessThan(MEBI));
    }

    @Test
    void what_the_fork_grew_while_others_worked_late_is_shared_and_what_it_grew_beside_an_idle_thread_is_not()
            throws Exception {
        run("meanwhile");

        Map<String, String> kinds = new TreeMap<>();
        for (JsonNode finished : Json.lines(forkFile(), "testFinished")) {
            JsonNode started = Json.lines(forkFile(), "testStarted").stream()
                    .filter(line -> line.get("id").equals(finished.get("id")))
                    .findFirst()
                    .orElseThrow();
            kinds.put(
                    started.get("displayName").asString(),
                    finished.get("kinds").path("heapEndBytes").asString("exact"));
            assertThat(finished.get("sharedWith").asInt()).isZero();
        }
        assertThat(kinds)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "first", "exact",
                        "creator", "exact",
                        "working", "shared",
                        "resting", "exact",
                        "after", "exact"));
        assertThat(Json.lines(forkFile(), "sectionFinished"))
                .singleElement()
                .satisfies(section -> assertThat(
                                section.get("kinds").get("peakRssBytes").asString())
                        .isEqualTo("shared"));
    }

    @Test
    void a_pool_works_for_whoever_hands_it_a_task() throws Exception {
        assertCharged(run("setUp"), 2);
    }

    @Test
    void hooks_go_into_classes_that_another_agent_has_loaded() throws Exception {
        agentsBefore.add(agentOf(EarlyAgent.class, "loads"));

        assertCharged(run(all("1")), ALL.length);
    }

    @Test
    void hooks_stay_when_another_agent_retransforms_the_classes() throws Exception {
        agentsBefore.add(agentOf(EarlyAgent.class, "retransforms"));

        List<Outcome> tests = run("1", "3", "idle", "child", "earlierExecutor", "parallelStream");

        assertThat(Files.readString(folder.resolve("out"))).contains("retransformed");
        assertCharged(tests, 12);
    }

    @Test
    void switched_off_the_tests_have_their_own_work_only() throws Exception {
        ownership = false;

        run("1", "1", "child");

        assertThat(Json.lines(forkFile(), "testFinished")).hasSize(2).allSatisfy(test -> {
            assertThat(test.get("absent").get("cpuNanos").asString()).isEqualTo("off");
            assertThat(test.get("absent").get("allocatedBytes").asString()).isEqualTo("off");
            assertThat(test.get("ownAllocatedBytes").asLong()).isLessThan(MEBI);
        });
        assertThat(Json.lines(forkFile(), "unavailable"))
                .filteredOn(line -> line.get("probe").asString().startsWith("ownership"))
                .singleElement()
                .satisfies(line -> assertThat(line.get("reason").asString()).isEqualTo("off"));
    }

    @Test
    void what_one_fork_has_woven_serves_the_next() throws Exception {
        run("1", "1", "child");
        Map<Path, Object> first = woven();
        Files.delete(forkFile());

        run("1", "1", "child");

        assertThat(first).hasSizeGreaterThanOrEqualTo(4).isEqualTo(woven());
        assertThat(Json.lines(forkFile(), "testFinished"))
                .hasSize(2)
                .allSatisfy(test -> assertThat(test.get("cpuNanos")).isNotNull());
    }

    /** Which allocates 0.3 MB more where nothing is kept yet. */
    @Test
    void a_test_does_not_pay_for_the_weaving_of_a_class_that_it_is_the_first_to_need() throws Exception {
        run("firstStage");
        JsonNode woven = Json.lines(forkFile(), "testFinished").get(1);
        Files.delete(forkFile());

        run("firstStage");
        JsonNode found = Json.lines(forkFile(), "testFinished").get(1);

        for (String figure : List.of("allocatedBytes", "ownAllocatedBytes")) {
            assertThat(woven.get(figure).asLong())
                    .as(figure)
                    .isCloseTo(found.get(figure).asLong(), within(MEBI / 20));
        }
    }

    /** As an older version of us wove it: a stage that reads the field then would end in the middle, and whoever waits for it never. */
    @Test
    void stages_are_completed_where_the_field_of_the_tasks_is_not_as_expected() throws Exception {
        run("1", "1", "child");
        Files.delete(forkFile());
        hideTheField();

        assertThat(run("1", "1", "completableFuture")).hasSize(1);
    }

    private void hideTheField() throws IOException {
        String task = ForkJoinTask.class.getName();
        Path kept = woven().keySet().stream()
                .filter(file -> file.getFileName().toString().startsWith(task + "-"))
                .findFirst()
                .orElseThrow();
        byte[] file = Files.readAllBytes(kept);
        Files.delete(kept);
        ClassWriter hidden = new ClassWriter(0);
        new ClassReader(Arrays.copyOfRange(file, WOVEN_FROM, file.length))
                .accept(
                        new ClassVisitor(Opcodes.ASM9, hidden) {
                            @Override
                            public FieldVisitor visitField(
                                    int access, String name, String descriptor, String signature, Object value) {
                                int hiding = name.startsWith("monitor$") ? Opcodes.ACC_PRIVATE : 0;
                                return super.visitField(access | hiding, name, descriptor, signature, value);
                            }
                        },
                        0);
        try (InputStream original = ClassLoader.getSystemResourceAsStream(task.replace('.', '/') + ".class")) {
            new WovenClasses(kept.getParent()).keep(task, original.readAllBytes(), hidden.toByteArray());
        }
        assertThat(woven()).containsKey(kept);
    }

    /** What has been kept, and which file of the disk each is: one that is made again is another. */
    private Map<Path, Object> woven() throws IOException {
        Map<Path, Object> keys = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("woven"))) {
            for (Path file : files.toList()) {
                keys.put(
                        file,
                        Files.readAttributes(file, BasicFileAttributes.class).fileKey());
            }
        }
        return keys;
    }

    @Test
    void a_fork_that_cannot_be_woven_falls_back_to_own_work_and_says_so() throws Exception {
        Files.delete(folder.resolve("monitor-boot.jar"));
        AgentJars.buildWithoutBoot(folder);

        run("1", "1", "child");

        assertThat(Json.lines(forkFile(), "testFinished")).hasSize(2).allSatisfy(test -> {
            assertThat(test.get("absent").get("cpuNanos").asString()).isEqualTo("notOwned");
            assertThat(test.get("ownAllocatedBytes").asLong()).isLessThan(MEBI);
        });
        assertThat(Json.lines(forkFile(), "unavailable"))
                .anyMatch(line -> line.get("probe").asString().equals("ownership"));
    }

    /** As on processors for which the JDK has none: virtual threads are platform threads then. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void a_fork_without_continuations_is_sampled_all_the_same() throws Exception {
        agentsBefore.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:-VMContinuations"));

        run("1", "1", "idle");

        assertThat(Json.lines(forkFile(), "sample")).hasSizeGreaterThan(1);
        assertThat(Json.lines(forkFile(), "unavailable"))
                .filteredOn(line -> line.get("reason").asString().equals("error"))
                .singleElement()
                .satisfies(line -> assertThat(line.get("probe").asString()).isEqualTo("ownership"));
    }

    private static String[] all(String atOnce, String... more) {
        List<String> arguments = new ArrayList<>(List.of(atOnce, "1"));
        arguments.addAll(List.of(ALL));
        arguments.addAll(List.of(more));
        return arguments.toArray(new String[0]);
    }

    /** The first span of a fork loads some 200 classes on its own thread, at a little more than 1 MiB. */
    private static void assertCharged(List<Outcome> tests, int count) {
        assertThat(tests).hasSize(count).allSatisfy(test -> {
            assertThat(test.finished.get("allocatedBytes").asLong())
                    .as("bytes of %s", test.scenario)
                    .isBetween(test.allocatedBytes, test.allocatedBytes + 2 * MEBI);
            assertThat(test.finished.get("cpuNanos").asLong())
                    .as("CPU of %s", test.scenario)
                    .isGreaterThanOrEqualTo(test.cpuNanos - MILLI / 10);
        });
    }

    private long sum(String figure, Outcome test) {
        return Json.lines(forkFile(), "late").stream()
                .filter(line -> line.get("id").equals(test.finished.get("id")))
                .mapToLong(line -> line.get(figure).asLong())
                .sum();
    }

    private List<Outcome> run(String... arguments) throws Exception {
        Path config = folder.resolve("agent.properties");
        TestConfig.to(forks)
                .intervalMillis(50)
                .ownership(ownership)
                .wovenClasses(folder.resolve("woven"))
                .write(config);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xverify:all");
        command.add("-Dload=" + LOAD_PERCENT);
        command.add("-Dforks=" + forks);
        command.addAll(agentsBefore);
        command.add("-javaagent:" + agentJar + "=fork=1,config=" + config);
        command.add("-cp");
        command.add(AgentJars.place(OwnershipFork.class)
                + System.getProperty("path.separator")
                + AgentJars.place(ClassWriter.class));
        command.add(OwnershipFork.class.getName());
        command.addAll(List.of(arguments));
        Process fork = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        boolean ended = fork.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        fork.destroyForcibly();
        assertThat(ended).as("the fork ends by itself").isTrue();
        assertThat(Files.readString(folder.resolve("err")).lines().filter(line -> !line.contains("warning:")))
                .isEmpty();
        assertThat(ForkFileCheck.of(forkFile()).wrong()).isEmpty();
        return outcomes();
    }

    private List<Outcome> outcomes() throws Exception {
        List<JsonNode> finished = new ArrayList<>(Json.lines(forkFile(), "testFinished"));
        finished.addAll(Json.lines(forkFile(), "containerFinished"));
        List<Outcome> outcomes = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("out"))) {
            String[] words = line.split(" ");
            if (words.length == 4 && words[3].matches("\\d+") && !words[0].equals("leaves")) {
                JsonNode of = finished.stream()
                        .filter(one -> one.get("id").asString().equals(words[3]))
                        .findFirst()
                        .orElseThrow();
                outcomes.add(new Outcome(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), of));
            }
        }
        return outcomes;
    }

    private String agentOf(Class<?> agent, String arguments) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", agent.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        Path jar = folder.resolve(agent.getSimpleName() + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (String name : List.of(agent.getName(), agent.getName() + "$Nothing")) {
                String entry = name.replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                Files.copy(AgentJars.place(agent).resolve(entry), out);
            }
        }
        return "-javaagent:" + jar + "=" + arguments;
    }

    private Path forkFile() {
        try (Stream<Path> files = Files.list(forks)) {
            return files.findFirst().orElseThrow();
        } catch (java.io.IOException problem) {
            throw new AssertionError("No fork file", problem);
        }
    }
}
