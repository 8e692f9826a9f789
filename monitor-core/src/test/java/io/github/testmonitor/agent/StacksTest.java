package io.github.testmonitor.agent;

import io.github.testmonitor.record.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Stacks that are taken in JVMs of their own, with the agent as it is. */
class StacksTest {
    private static final long PATIENCE_SECONDS = 120;
    private static final long SECOND = 1_000_000_000;
    private static final String WORK = StackFork.class.getName() + ".";

    @TempDir
    Path folder;

    private boolean ownership = true;
    private boolean stacks = true;

    @Test
    void a_stack_names_the_test_and_the_code_that_used_much_on_whatever_thread() throws Exception {
        run("poolBesideOwn");

        assertThat(stacksOf("pool")).isNotEmpty().allSatisfy(stack -> {
            assertThat(stack.get("thread").asString()).startsWith("pool-1-thread");
            assertThat(frames(stack)).contains(WORK + "burnUntil").doesNotContain(WORK + "allocateUntil");
            assertThat(stack.get("cpuNanos").asLong()).isPositive();
        });
        assertThat(stacksOf("own")).isNotEmpty().allSatisfy(stack -> {
            assertThat(frames(stack)).contains(WORK + "allocateUntil").doesNotContain(WORK + "burnUntil");
            assertThat(stack.get("allocatedBytes").asLong()).isPositive();
        });
    }

    @Test
    void a_test_that_uses_nothing_has_no_stack() throws Exception {
        run("poolBesideOwn");

        assertThat(stacksOf("own")).isNotEmpty();
        assertThat(stacksOf("idle")).isEmpty();
    }

    @Test
    void no_stack_comes_after_the_end_of_its_test() throws Exception {
        run("poolBesideOwn");

        List<JsonNode> lines = Json.lines(forkFile());
        int end = lines.indexOf(lines.stream()
                .filter(line -> line.get("type").asString().equals("testFinished") && id(line) == idOf("pool"))
                .findFirst()
                .orElseThrow());
        assertThat(lines.subList(end, lines.size()))
                .anyMatch(line -> isStackOf(line, "own"))
                .noneMatch(line -> isStackOf(line, "pool"));
        assertThat(Json.lines(forkFile(), "late")).isNotEmpty();
    }

    @Test
    void there_are_at_most_twenty_stacks_in_any_second() throws Exception {
        run("manyThreads");

        List<Long> times = Json.lines(forkFile(), "stack").stream()
                .map(stack -> stack.get("t").asLong())
                .sorted()
                .toList();
        assertThat(times).hasSizeGreaterThan(40);
        for (int i = 20; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 20)).isGreaterThan(SECOND);
        }
    }

    @Test
    void a_stack_can_be_left_out() throws Exception {
        stacks = false;

        run("samples");

        assertThat(Json.lines(forkFile(), "stack")).isEmpty();
        assertThat(Json.lines(forkFile(), "testFinished")).hasSize(2);
        assertThat(Json.lines(forkFile(), "unavailable"))
                .anyMatch(line -> line.get("probe").asString().equals("stacks")
                        && line.get("reason").asString().equals("off"));
    }

    @Test
    void the_own_thread_of_a_test_is_seen_without_ownership() throws Exception {
        ownership = false;

        run("own");

        assertThat(stacksOf("busy"))
                .isNotEmpty()
                .allSatisfy(stack -> assertThat(stack.get("thread").asString()).isEqualTo("main"));
    }

    @Test
    void tests_that_are_short_have_no_stack() throws Exception {
        run("short");

        // On a busy machine one or another of them takes long.
        long longOnes = Json.lines(forkFile(), "testFinished").stream()
                .filter(test -> test.get("wallNanos").asLong() > SECOND / 20)
                .count();
        assertThat(Json.lines(forkFile(), "testFinished")).isNotEmpty();
        assertThat(Json.lines(forkFile(), "stack").size()).isLessThanOrEqualTo((int) longOnes);
    }

    @Test
    void a_section_owns_what_is_handed_on_in_it_and_its_stacks_name_it() throws Exception {
        run("sections");

        List<JsonNode> started = Json.lines(forkFile(), "sectionStarted");
        assertThat(started).extracting(line -> line.get("name").asString()).containsExactly("load", "parse");
        JsonNode load = started.get(0);
        JsonNode parse = started.get(1);
        assertThat(load.get("parent").asLong()).isEqualTo(idOf("sectioned"));
        assertThat(parse.get("parent")).isEqualTo(load.get("id"));
        assertThat(stacksOf("sectioned")).anySatisfy(stack -> {
            assertThat(stack.get("section")).isEqualTo(load.get("id"));
            assertThat(frames(stack)).contains(WORK + "allocateUntil");
        });
        assertThat(stacksOf("sectioned")).anySatisfy(stack -> {
            assertThat(stack.get("section")).isEqualTo(parse.get("id"));
            assertThat(frames(stack)).contains(WORK + "burnUntil");
        });
        JsonNode ofLoad = finished("sectionFinished", id(load));
        JsonNode ofParse = finished("sectionFinished", id(parse));
        JsonNode ofTest = finished("testFinished", idOf("sectioned"));
        assertThat(ofLoad.get("ownCpuNanos").asLong())
                .isLessThan(ofLoad.get("cpuNanos").asLong());
        assertThat(ofParse.get("cpuNanos").asLong())
                .isGreaterThanOrEqualTo(ofParse.get("ownCpuNanos").asLong())
                .isLessThan(ofLoad.get("cpuNanos").asLong());
        assertThat(ofLoad.get("allocatedBytes").asLong())
                .isGreaterThan(32_000_000)
                .isLessThanOrEqualTo(ofTest.get("allocatedBytes").asLong());
    }

    private JsonNode finished(String type, long id) {
        return Json.lines(forkFile(), type).stream()
                .filter(line -> id(line) == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void a_virtual_thread_is_seen_on_the_thread_that_carries_it() throws Exception {
        run("virtual");

        assertThat(stacksOf("virtual"))
                .isNotEmpty()
                .anySatisfy(stack -> assertThat(frames(stack)).contains(WORK + "burnUntil"));
    }

    private List<JsonNode> stacksOf(String test) {
        return Json.lines(forkFile(), "stack").stream()
                .filter(stack -> isStackOf(stack, test))
                .toList();
    }

    private boolean isStackOf(JsonNode line, String test) {
        return line.get("type").asString().equals("stack") && id(line) == idOf(test);
    }

    private long idOf(String test) {
        return Json.lines(forkFile(), "testStarted").stream()
                .filter(line -> line.get("displayName").asString().equals(test))
                .mapToLong(StacksTest::id)
                .findFirst()
                .orElseThrow();
    }

    private static long id(JsonNode line) {
        return line.get("id").asLong();
    }

    private static String frames(JsonNode stack) {
        return stack.get("frames").toString();
    }

    private void run(String scenario) throws Exception {
        Path forks = folder.resolve("forks");
        Path config = folder.resolve("agent.properties");
        TestConfig.to(forks).ownership(ownership).stacks(stacks).write(config);
        Path agent = AgentJars.build(folder);
        Process fork = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-javaagent:" + agent + "=fork=1,config=" + config,
                        "-cp",
                        AgentJars.place(StackFork.class)
                                + System.getProperty("path.separator")
                                + AgentJars.place(ClassWriter.class),
                        StackFork.class.getName(),
                        scenario,
                        forks.toString())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        boolean ended = fork.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        fork.destroyForcibly();
        assertThat(ended).as("the fork ends by itself").isTrue();
        assertThat(folder.resolve("out")).isEmptyFile();
        assertThat(folder.resolve("err")).isEmptyFile();
        assertThat(ForkFileCheck.of(forkFile()).wrong()).isEmpty();
    }

    private Path forkFile() {
        try (Stream<Path> files = Files.list(folder.resolve("forks"))) {
            return files.findFirst().orElseThrow();
        } catch (java.io.IOException problem) {
            throw new AssertionError("No fork file", problem);
        }
    }
}
