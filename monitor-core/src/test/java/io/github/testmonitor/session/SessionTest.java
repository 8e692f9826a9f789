package io.github.testmonitor.session;

import io.github.testmonitor.config.MonitorConfig.ExactPeakRss;
import io.github.testmonitor.ownership.CarrierHold;
import io.github.testmonitor.ownership.Ownership;
import io.github.testmonitor.probe.FileTree;
import io.github.testmonitor.probe.ProbeSources;
import io.github.testmonitor.probe.ProbesOnDemand;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.Json;
import io.github.testmonitor.record.Status;
import io.github.testmonitor.sampling.FakeTicker;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What comes into the fork file of a session whose clock and /proc are made by hand. */
class SessionTest {
    private static final long MILLI = 1_000_000;
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private Path file;
    private FileTree tree;
    private FakeTicker ticker;
    private ForkFileWriter out;
    private ProbesOnDemand probes;
    private Session session;

    @BeforeEach
    void openSession() throws IOException {
        file = folder.resolve("fork.jsonl");
        tree = new FileTree(folder.resolve("root")).resident(PAGE, 100);
        ticker = new FakeTicker();
        out = ForkFileWriter.open(file);
        UnavailableOnce unavailabilities = new UnavailableOnce(out);
        probes = new ProbesOnDemand(new ProbeSources(tree.root(), false, List.of(), null), unavailabilities);
        session = new Session(
                out,
                ticker,
                Duration.ofMillis(100),
                ExactPeakRss.AUTO,
                List.of("allowed-*"),
                probes,
                Ownership.off(new CarrierHold(null)),
                unavailabilities);
    }

    @Test
    void a_test_is_written_with_its_names_at_its_start_and_its_figures_at_its_finish() {
        Object container = session.containerStarted(description("FooTest"), null);
        ticker.advance(5 * MILLI);
        Object test = session.testStarted(description("bar()"), container);
        ticker.advance(30 * MILLI);
        tree.resident(PAGE, 150);

        session.testFinished(test, Status.FAILED);
        session.containerFinished(container, Status.SUCCESSFUL);

        JsonNode started = only("testStarted");
        assertThat(started.get("t").asLong()).isEqualTo(5 * MILLI);
        assertThat(started.get("parent").asLong())
                .isEqualTo(only("containerStarted").get("id").asLong());
        assertThat(started.get("uniqueId").asString()).isEqualTo("id of bar()");
        assertThat(started.get("className").asString()).isEqualTo("com.acme.FooTest");
        assertThat(started.get("methodName").asString()).isEqualTo("bar");
        assertThat(started.get("reportName").asString()).isEqualTo("bar in the report");
        assertThat(started.get("tags")).hasToString("[\"slow\"]");
        assertThat(started.get("thread").asString())
                .isEqualTo(Thread.currentThread().getName());
        JsonNode finished = only("testFinished");
        assertThat(finished.get("id")).isEqualTo(started.get("id"));
        assertThat(finished.get("status").asString()).isEqualTo("failed");
        assertThat(finished.get("wallNanos").asLong()).isEqualTo(30 * MILLI);
        assertThat(finished.get("rssStartBytes").asLong()).isEqualTo(100 * PAGE);
        assertThat(finished.get("rssEndBytes").asLong()).isEqualTo(150 * PAGE);
        assertThat(finished.get("ownAllocatedBytes").asLong()).isNotNegative();
        assertThat(finished.get("absent").get("cpuNanos").asString()).isEqualTo("off");
        assertThat(only("containerFinished").get("wallNanos").asLong()).isEqualTo(5 * MILLI);
    }

    @Test
    void own_allocation_is_that_of_the_test_without_the_monitors() {
        warmUp();
        Object test = session.testStarted(description("bar()"), null);

        byte[] bytes = new byte[10_000_000];

        session.testFinished(test, Status.SUCCESSFUL);
        long allocated = last("testFinished").get("ownAllocatedBytes").asLong();
        // A few objects may be made between the reading and the return of the hook while it runs interpreted.
        assertThat(allocated).isBetween((long) bytes.length, bytes.length + 2_048L);
    }

    @Test
    void a_section_has_figures_of_its_own_within_those_of_its_test() {
        Object test = session.testStarted(description("bar()"), null);
        ticker.advance(5 * MILLI);
        session.sectionStarted("load");
        ticker.advance(20 * MILLI);
        tree.resident(PAGE, 150);
        session.sectionFinished("load");
        ticker.advance(5 * MILLI);

        session.testFinished(test, Status.SUCCESSFUL);

        JsonNode started = only("sectionStarted");
        assertThat(started.get("name").asString()).isEqualTo("load");
        assertThat(started.get("parent")).isEqualTo(only("testStarted").get("id"));
        JsonNode finished = only("sectionFinished");
        assertThat(finished.get("id")).isEqualTo(started.get("id"));
        assertThat(finished.get("t").asLong()).isEqualTo(25 * MILLI);
        assertThat(finished.get("wallNanos").asLong()).isEqualTo(20 * MILLI);
        assertThat(finished.get("ownAllocatedBytes").asLong()).isNotNegative();
        assertThat(finished.get("absent").get("cpuNanos").asString()).isEqualTo("off");
        assertThat(only("testFinished").get("wallNanos").asLong()).isEqualTo(30 * MILLI);
    }

    @Test
    void sections_nest_and_one_that_ends_takes_those_within_it_along() {
        Object test = session.testStarted(description("bar()"), null);
        Runnable outer = requireNonNull(session.startSection("outer"));
        Runnable inner = requireNonNull(session.startSection("inner"));

        outer.run();
        inner.run();
        session.testFinished(test, Status.SUCCESSFUL);

        List<JsonNode> started = Json.lines(file, "sectionStarted");
        assertThat(started.get(1).get("parent")).isEqualTo(started.get(0).get("id"));
        assertThat(Json.lines(file, "sectionFinished"))
                .extracting(line -> line.get("id"))
                .containsExactly(started.get(1).get("id"), started.get(0).get("id"));
    }

    @Test
    void a_section_ends_with_its_test_at_the_latest() {
        Object test = session.testStarted(description("bar()"), null);
        session.sectionStarted("outer");
        session.sectionStarted("inner");

        session.testFinished(test, Status.SUCCESSFUL);
        session.sectionFinished("outer");

        assertThat(Json.lines(file))
                .extracting(line -> line.get("type").asString())
                .endsWith("sectionStarted", "sectionStarted", "sectionFinished", "sectionFinished", "testFinished");
    }

    @Test
    void an_end_without_a_start_and_a_start_outside_every_test_are_ignored() {
        session.sectionStarted("outside");
        Object test = session.testStarted(description("bar()"), null);
        session.sectionFinished("never started");

        session.testFinished(test, Status.SUCCESSFUL);

        assertThat(Json.lines(file, "sectionStarted")).isEmpty();
        assertThat(Json.lines(file, "sectionFinished")).isEmpty();
        assertThat(Json.lines(file, "unavailable"))
                .noneMatch(line -> line.get("probe").asString().equals("sections"));
    }

    @Test
    void a_test_with_too_many_sections_has_the_first_of_them_and_says_so() {
        Object test = session.testStarted(description("bar()"), null);
        for (int i = 0; i < SectionsOfSpan.MOST_OPEN + 1; i++) {
            session.sectionStarted("section " + i);
        }

        session.testFinished(test, Status.SUCCESSFUL);

        assertThat(Json.lines(file, "sectionFinished")).hasSize(SectionsOfSpan.MOST_OPEN);
        assertThat(Json.lines(file, "unavailable"))
                .anyMatch(line -> line.get("probe").asString().equals("sections"));
    }

    @Test
    void ids_are_never_used_twice() {
        for (int i = 0; i < 5; i++) {
            session.testFinished(session.testStarted(description("bar()"), null), Status.SUCCESSFUL);
        }

        assertThat(Json.lines(file, "testStarted").stream()
                        .map(line -> line.get("id").asLong()))
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void a_second_finish_of_the_same_span_is_none() {
        Object test = session.testStarted(description("bar()"), null);

        session.testFinished(test, Status.FAILED);
        session.testFinished(test, Status.SUCCESSFUL);

        assertThat(only("testFinished").get("status").asString()).isEqualTo("failed");
    }

    @Test
    void handles_of_others_are_ignored() {
        session.testFinished("not ours", Status.SUCCESSFUL);
        Object test = session.testStarted(description("bar()"), "not ours");

        session.testFinished(test, Status.SUCCESSFUL);

        assertThat(only("testStarted").get("parent").isNull()).isTrue();
        assertThat(Json.lines(file, "testFinished")).hasSize(1);
    }

    @Test
    void a_skipped_test_has_its_reason() {
        session.testSkipped(description("baz()"), "@Disabled");

        JsonNode skipped = only("testSkipped");
        assertThat(skipped.get("displayName").asString()).isEqualTo("baz()");
        assertThat(skipped.get("reason").asString()).isEqualTo("@Disabled");
    }

    @Test
    void a_listener_that_breaks_its_contract_breaks_nothing_else() {
        Object broken = session.testStarted(brokenDescription(), null);
        session.testFinished(broken, Status.SUCCESSFUL);
        Object test = session.testStarted(description("bar()"), null);
        session.testFinished(test, Status.SUCCESSFUL);

        assertThat(Json.lines(file, "testStarted")).hasSize(1);
        assertThat(Json.lines(file, "testFinished")).hasSize(1);
    }

    @Test
    void a_listener_that_failed_is_told_once_with_what_was_thrown() {
        session.listenerFailed(new IllegalStateException("first"));
        session.listenerFailed(new IllegalStateException("second"));

        JsonNode failure = only("unavailable");
        assertThat(failure.get("probe").asString()).isEqualTo("listener");
        assertThat(failure.get("reason").asString()).isEqualTo("error");
        assertThat(failure.get("detail").asString())
                .startsWith("java.lang.IllegalStateException: first at io.github.testmonitor.session.SessionTest");
    }

    @Test
    void last_line_says_that_the_fork_ended_in_order() {
        session.testFinished(session.testStarted(description("bar()"), null), Status.SUCCESSFUL);
        tree.file("proc/self/status", "VmHWM:\t 4096 kB\n");
        ticker.advance(7);

        session.close();

        JsonNode finished = only("forkFinished");
        assertThat(finished.get("reason").asString()).isEqualTo("exit");
        assertThat(finished.get("t").asLong()).isEqualTo(7);
        assertThat(finished.get("peakRssBytes").asLong()).isEqualTo(4096 * 1024);
        assertThat(finished.get("monitor").get("samples").asLong()).isZero();
    }

    @Test
    void last_line_tells_when_a_test_was_running() {
        session.testStarted(description("bar()"), null);

        session.close();

        assertThat(only("forkFinished").get("reason").asString()).isEqualTo("exitInTest");
    }

    @Test
    void an_open_container_is_no_running_test() {
        session.containerStarted(description("FooTest"), null);

        session.close();

        assertThat(only("forkFinished").get("reason").asString()).isEqualTo("exit");
    }

    @Test
    void nothing_follows_the_last_line() {
        Object test = session.testStarted(description("bar()"), null);
        session.close();

        session.testFinished(test, Status.SUCCESSFUL);
        session.testFinished(session.testStarted(description("late"), null), Status.SUCCESSFUL);
        session.close();

        List<JsonNode> lines = Json.lines(file);
        assertThat(lines.get(lines.size() - 1).get("type").asString()).isEqualTo("forkFinished");
        assertThat(Json.lines(file, "testFinished")).isEmpty();
    }

    @Test
    void the_end_opens_no_probes() {
        session.close();

        assertThat(probes.ifOpened()).isNull();
        assertThat(only("forkFinished").has("cpuNanos")).isFalse();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void a_test_on_a_virtual_thread_has_no_own_work_and_the_rest() throws Exception {
        Method startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
        Runnable run = () -> {
            Object test = session.testStarted(description("bar()"), null);
            session.testFinished(test, Status.SUCCESSFUL);
        };

        ((Thread) startVirtualThread.invoke(null, run)).join();

        JsonNode finished = only("testFinished");
        assertThat(finished.has("ownCpuNanos")).isFalse();
        assertThat(finished.get("absent").get("ownCpuNanos").asString()).isEqualTo("virtual");
        assertThat(finished.get("absent").get("ownAllocatedBytes").asString()).isEqualTo("virtual");
        assertThat(finished.has("heapEndBytes")).isTrue();
    }

    private void warmUp() {
        for (int i = 0; i < 100; i++) {
            session.testFinished(session.testStarted(description("warm"), null), Status.SUCCESSFUL);
        }
    }

    private JsonNode only(String type) {
        List<JsonNode> lines = Json.lines(file, type);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private JsonNode last(String type) {
        List<JsonNode> lines = Json.lines(file, type);
        return lines.get(lines.size() - 1);
    }

    private static TestDescription description(String name) {
        return new TestDescription(
                "id of " + name, "com.acme.FooTest", "bar", name, "bar in the report", List.of("slow"));
    }

    @SuppressWarnings("NullAway") // As a framework might that breaks its own contract.
    private static TestDescription brokenDescription() {
        return new TestDescription("id", null, null, null, null, List.of());
    }
}
