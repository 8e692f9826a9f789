package io.github.testmonitor.report;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.report.code.HotFrame;
import io.github.testmonitor.report.code.HotFrames;
import io.github.testmonitor.report.code.Section;
import io.github.testmonitor.report.code.SectionTotal;
import io.github.testmonitor.report.code.Spike;
import io.github.testmonitor.report.code.StackSource;
import io.github.testmonitor.report.code.TestCode;
import io.github.testmonitor.report.code.Weight;
import io.github.testmonitor.report.model.TestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

class CodeOfTestsTest {
    private static final long MILLIS = 1_000_000;
    private static final long MIB = 1 << 20;
    private static final String LOAD = "com.acme.Foo.load(Foo.java:42)";
    private static final String PARSE = "com.acme.Foo.parse(Foo.java:7)";
    private static final String TEST = "com.acme.FooTest.bar(FooTest.java:9)";

    @TempDir
    Path folder;

    private ForkFileWriter fork;

    @BeforeEach
    void start_the_fork() throws IOException {
        fork = ForkFileWriter.in(folder, "surefire-default-test", "1-7").started("b", START);
    }

    @Test
    void a_test_has_the_stacks_of_its_span() throws IOException {
        fork.testStarted(0, 1, "FooTest", "bar")
                .testStarted(0, 2, "FooTest", "baz")
                .stack(100 * MILLIS, 1, 7, 0, LOAD, TEST)
                .stack(120 * MILLIS, 2, 9, 0, PARSE, TEST)
                .stack(140 * MILLIS, 1, 2, 0, PARSE, TEST)
                .testFinished(200 * MILLIS, 1, "successful", "\"wallNanos\":1")
                .stack(220 * MILLIS, 1, 100, 0, PARSE, TEST)
                .testFinished(300 * MILLIS, 2, "successful", "\"wallNanos\":1");

        assertThat(HotFrames.of(code("bar").tree(), Weight.CPU, 5))
                .containsExactly(
                        new HotFrame("com.acme.Foo.load", 140 * MILLIS, 140 * MILLIS),
                        new HotFrame("com.acme.Foo.parse", 40 * MILLIS, 40 * MILLIS));
    }

    @Test
    void stacks_of_a_better_source_are_not_summed_with_those_of_the_tick() throws IOException {
        fork.testStarted(0, 1, "FooTest", "bar")
                .stack(100 * MILLIS, 1, 7, 0, LOAD, TEST)
                .line(
                        "{\"type\":\"stack\",\"t\":110000000,\"id\":1,\"source\":\"jfr\",\"cpuNanos\":5,\"frames\":[\"A.a\"]}")
                .testFinished(200 * MILLIS, 1, "successful", "\"wallNanos\":1");

        TestCode code = code("bar");

        assertThat(code.source()).isEqualTo(StackSource.JFR);
        assertThat(code.tree().total(Weight.CPU)).isEqualTo(5);
    }

    @Test
    void a_test_of_which_nothing_is_known_has_no_code() throws IOException {
        fork.test(1, "FooTest", "bar");

        assertThat(test("bar").code()).isNull();
    }

    @Test
    void the_peak_is_told_with_its_window_section_and_stack() throws IOException {
        fork.testStarted(0, 1, "FooTest", "bar")
                .sample(100 * MILLIS, List.of(1L), rss(110))
                .stack(120 * MILLIS, 1, 9, 5, PARSE, TEST)
                .sectionStarted(150 * MILLIS, 5, 1, "load")
                .line("""
                        {"type":"stack","t":180000000,"id":1,"section":5,"thread":"main","allocatedBytes":300000000,\
                        "frames":["%s","%s"]}""".formatted(LOAD, TEST))
                .sample(200 * MILLIS, List.of(1L), rss(400))
                .sectionFinished(210 * MILLIS, 5, "\"wallNanos\":60000000")
                .stack(320 * MILLIS, 1, 9, 5, PARSE, TEST)
                .sample(300 * MILLIS, List.of(1L), rss(130))
                .testFinished(400 * MILLIS, 1, "successful", figures(100, 400));

        Spike spike = spike("bar");

        assertThat(spike.what()).isEqualTo(Spike.What.RSS);
        assertThat(spike.amount()).isEqualTo(300 * MIB);
        assertThat(List.of(spike.fromT(), spike.toT())).containsExactly(100 * MILLIS, 200 * MILLIS);
        assertThat(spike.section()).isEqualTo("load");
        assertThat(spike.evidence()).isEqualTo(Spike.Evidence.AT_PEAK);
        assertThat(Objects.requireNonNull(spike.stack()).frames()).containsExactly(LOAD, TEST);
    }

    @Test
    void a_look_just_after_the_sample_tells_of_the_window() throws IOException {
        fork.testStarted(0, 1, "FooTest", "bar")
                .sample(100 * MILLIS, List.of(1L), rss(400))
                .stack(120 * MILLIS, 1, 0, 300, LOAD, TEST)
                .stack(126 * MILLIS, 1, 0, 900, PARSE, TEST)
                .testFinished(400 * MILLIS, 1, "successful", figures(100, 400));

        assertThat(Objects.requireNonNull(spike("bar").stack()).frames()).containsExactly(LOAD, TEST);
    }

    @Test
    void what_ticks_miss_of_a_peak_is_near_the_greatest_of_them() throws IOException {
        fork.testStarted(0, 1, "FooTest", "bar")
                .stack(90 * MILLIS, 1, 0, 250, LOAD, TEST)
                .sample(100 * MILLIS, List.of(1L), rss(350))
                .stack(150 * MILLIS, 1, 0, 1, PARSE, TEST)
                .testFinished(180 * MILLIS, 1, "successful", figures(100, 400));

        assertThat(spike("bar").toT()).isEqualTo(100 * MILLIS);
    }

    @Test
    void what_creeps_on_a_plateau_does_not_move_the_peak() throws IOException {
        fork.testStarted(0, 1, "FooTest", "bar")
                .sample(100 * MILLIS, List.of(1L), "\"peakRssBytes\":" + 100 * MIB)
                .stack(150 * MILLIS, 1, 0, 280, LOAD, TEST)
                .sample(200 * MILLIS, List.of(1L), "\"peakRssBytes\":" + 390 * MIB)
                .stack(250 * MILLIS, 1, 0, 500, PARSE, TEST)
                .sample(300 * MILLIS, List.of(1L), "\"peakRssBytes\":" + 395 * MIB)
                .testFinished(380 * MILLIS, 1, "successful", figures(100, 400));

        Spike spike = spike("bar");

        assertThat(spike.toT()).isEqualTo(200 * MILLIS);
        assertThat(Objects.requireNonNull(spike.stack()).frames()).containsExactly(LOAD, TEST);
    }

    @Test
    void a_mark_that_no_sample_saw_came_after_the_last_of_them() throws IOException {
        fork.testStarted(0, 1, "FooTest", "bar")
                .sample(100 * MILLIS, List.of(1L), "\"peakRssBytes\":" + 250 * MIB)
                .testFinished(180 * MILLIS, 1, "successful", figures(100, 400));

        assertThat(spike("bar").fromT()).isEqualTo(100 * MILLIS);
    }

    @Test
    void a_peak_that_no_sample_saw_came_after_the_last_of_them() throws IOException {
        fork.testStarted(0, 1, "FooTest", "bar")
                .stack(90 * MILLIS, 1, 0, 400, PARSE, TEST)
                .sample(100 * MILLIS, List.of(1L), rss(110))
                .stack(150 * MILLIS, 1, 0, 300, LOAD, TEST)
                .testFinished(180 * MILLIS, 1, "successful", figures(100, 400));

        Spike spike = spike("bar");

        assertThat(List.of(spike.fromT(), spike.toT())).containsExactly(100 * MILLIS, 180 * MILLIS);
        assertThat(Objects.requireNonNull(spike.stack()).frames()).containsExactly(LOAD, TEST);
    }

    @Test
    void without_a_stack_at_the_peak_the_heaviest_of_the_test_is_named_as_such() throws IOException {
        fork.testStarted(0, 1, "FooTest", "bar")
                .stack(90 * MILLIS, 1, 0, 40, PARSE, TEST)
                .sample(100 * MILLIS, List.of(1L), rss(110))
                .sample(200 * MILLIS, List.of(1L), rss(400))
                .testFinished(300 * MILLIS, 1, "successful", figures(100, 400));

        Spike spike = spike("bar");

        assertThat(spike.evidence()).isEqualTo(Spike.Evidence.IN_TEST);
        assertThat(Objects.requireNonNull(spike.stack()).frames()).containsExactly(PARSE, TEST);
    }

    @Test
    void without_any_stack_there_is_a_reason() throws IOException {
        fork.testStarted(0, 1, "FooTest", "quick")
                .testFinished(30 * MILLIS, 1, "successful", figures(100, 400))
                .testStarted(40 * MILLIS, 2, "FooTest", "old")
                .testFinished(400 * MILLIS, 2, "successful", figures(100, 400))
                .stack(450 * MILLIS, 99, 1, 1, TEST)
                .testStarted(500 * MILLIS, 3, "FooTest", "idle")
                .testFinished(900 * MILLIS, 3, "successful", figures(100, 400))
                .line("{\"type\":\"unavailable\",\"probe\":\"stacks\",\"reason\":\"off\"}")
                .testStarted(950 * MILLIS, 4, "FooTest", "off")
                .testFinished(1400 * MILLIS, 4, "successful", figures(100, 400));

        assertThat(List.of("quick", "old", "idle", "off"))
                .extracting(name -> spike(name).evidence())
                .containsExactly(
                        Spike.Evidence.TOO_SHORT,
                        Spike.Evidence.NO_STACKS,
                        Spike.Evidence.NOT_SEEN,
                        Spike.Evidence.OFF);
    }

    @Test
    void a_growth_below_16_mib_or_a_tenth_is_no_spike() throws IOException {
        fork.testStarted(0, 1, "FooTest", "little")
                .testFinished(9, 1, "successful", figures(10, 25))
                .testStarted(0, 2, "FooTest", "tenth")
                .testFinished(9, 2, "successful", figures(1000, 1090))
                .testStarted(0, 3, "FooTest", "enough")
                .testFinished(9, 3, "successful", figures(100, 116));

        assertThat(test("little").code()).isNull();
        assertThat(test("tenth").code()).isNull();
        assertThat(spike("enough").amount()).isEqualTo(16 * MIB);
    }

    @Test
    void a_window_that_is_busier_than_the_rest_is_a_cpu_spike() throws IOException {
        fork.sample(100 * MILLIS, List.of(), cpu(0))
                .testStarted(100 * MILLIS, 1, "FooTest", "bar")
                .sample(200 * MILLIS, List.of(1L), cpu(10))
                .stack(250 * MILLIS, 1, 8, 0, LOAD, TEST)
                .sample(300 * MILLIS, List.of(1L), cpu(190))
                .sample(400 * MILLIS, List.of(1L), cpu(200))
                .testFinished(450 * MILLIS, 1, "successful", "\"wallNanos\":1");

        Spike spike = spike("bar");

        assertThat(spike.what()).isEqualTo(Spike.What.CPU);
        assertThat(spike.amount()).isEqualTo(180 * MILLIS);
        assertThat(spike.cores()).isEqualTo(1.8);
        assertThat(spike.evidence()).isEqualTo(Spike.Evidence.AT_PEAK);
    }

    @Test
    void cpu_beyond_what_the_test_used_in_all_its_life_is_not_its_spike() throws IOException {
        int id = 0;
        for (String cpu : List.of(
                "\"cpuNanos\":179999999",
                "\"cpuNanos\":180000000",
                "\"ownCpuNanos\":20000000",
                "\"cpuNanos\":190000000,\"ownCpuNanos\":20000000",
                "\"cpuNanos\":100000000,\"kinds\":{\"cpuNanos\":\"sampled\"}")) {
            long start = 1_000 * ++id * MILLIS;
            List<Long> running = List.of((long) id);
            int before = 300 * id;
            fork.sample(start, List.of(), cpu(before))
                    .testStarted(start, id, "FooTest", "bar" + id)
                    .sample(start + 100 * MILLIS, running, cpu(before + 10))
                    .sample(start + 200 * MILLIS, running, cpu(before + 190))
                    .sample(start + 300 * MILLIS, running, cpu(before + 200))
                    .testFinished(start + 350 * MILLIS, id, "successful", cpu);
        }

        assertThat(test("bar1").code()).isNull();
        assertThat(spike("bar2").amount()).isEqualTo(180 * MILLIS);
        assertThat(test("bar3").code()).isNull();
        assertThat(spike("bar4").amount()).isEqualTo(180 * MILLIS);
        assertThat(spike("bar5").amount()).isEqualTo(180 * MILLIS);
    }

    @Test
    void steady_cpu_is_no_spike() throws IOException {
        fork.sample(100 * MILLIS, List.of(), cpu(0)).testStarted(100 * MILLIS, 1, "FooTest", "bar");
        for (int sample = 2; sample < 9; sample++) {
            fork.sample(sample * 100 * MILLIS, List.of(1L), cpu(sample * 100 - 100));
        }
        fork.testFinished(900 * MILLIS, 1, "successful", "\"wallNanos\":1");

        assertThat(test("bar").code()).isNull();
    }

    @Test
    void the_containers_memory_is_held_against_the_time_before_the_test() throws IOException {
        fork.sample(100 * MILLIS, List.of(), container(500))
                .testStarted(100 * MILLIS, 1, "FooTest", "bar")
                .sample(200 * MILLIS, List.of(1L), container(900))
                .sample(300 * MILLIS, List.of(1L), container(600))
                .testFinished(450 * MILLIS, 1, "successful", "\"wallNanos\":1");

        Spike spike = spike("bar");

        assertThat(spike.what()).isEqualTo(Spike.What.CONTAINER);
        assertThat(List.of(spike.amount(), spike.peak())).containsExactly(400 * MIB, 900 * MIB);
        assertThat(spike.fromT()).isEqualTo(100 * MILLIS);
    }

    @Test
    void sections_nest_and_those_of_one_name_add_up() throws IOException {
        fork.testStarted(0, 1, "FooTest", "bar")
                .sectionStarted(10, 5, 1, "load")
                .sectionStarted(11, 6, 5, "parse")
                .sectionFinished(15, 6, "\"wallNanos\":4", "\"cpuNanos\":3", "\"peakHeapBytes\":9")
                .sectionStarted(16, 7, 5, "parse")
                .sectionFinished(20, 7, "\"wallNanos\":4", "\"cpuNanos\":2", "\"peakHeapBytes\":7")
                .sectionFinished(21, 5, "\"wallNanos\":11", "\"absent\":{\"cpuNanos\":\"notOwned\"}")
                .sectionStarted(30, 8, 1, "wait")
                .testFinished(50, 1, "successful", "\"wallNanos\":50")
                .sectionFinished(60, 8, "\"wallNanos\":30");

        TestCode code = code("bar");

        assertThat(code.sections())
                .extracting(Section::path, Section::depth, Section::finished)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("load", 1, true),
                        org.assertj.core.groups.Tuple.tuple("load › parse", 2, true),
                        org.assertj.core.groups.Tuple.tuple("load › parse", 2, true),
                        org.assertj.core.groups.Tuple.tuple("wait", 1, false));
        SectionTotal parse = code.sectionTotals().get(1);
        assertThat(parse.count()).isEqualTo(2);
        assertThat(parse.figures().value(Figure.CPU)).isEqualTo(5);
        assertThat(parse.figures().value(Figure.PEAK_HEAP)).isEqualTo(9);
        assertThat(code.sections().get(3).figures().value(Figure.WALL)).isEqualTo(20);
    }

    @Test
    void many_sections_are_summed_and_those_beyond_the_bound_left_out() throws IOException {
        fork.buffered().testStarted(0, 1, "FooTest", "bar");
        for (int section = 0; section < 5_000; section++) {
            fork.sectionStarted(section, 10 + section, 1, "s" + section % 400)
                    .sectionFinished(section + 1, 10 + section, "\"wallNanos\":1");
        }
        fork.testFinished(9_000, 1, "successful", "\"wallNanos\":50").close();

        TestCode code = code("bar");

        assertThat(code.sections()).hasSize(200);
        assertThat(code.sectionsLeftOut()).isEqualTo(4_800);
        assertThat(code.sectionTotals()).hasSize(101);
        assertThat(code.sectionTotals().stream().mapToInt(SectionTotal::count).sum())
                .isEqualTo(5_000);
    }

    @Test
    void a_lost_test_has_its_code_and_the_section_it_was_in() throws IOException {
        fork.testStarted(0, 1, "FooTest", "bar")
                .sample(100 * MILLIS, List.of(1L), rss(100))
                .sectionStarted(110 * MILLIS, 5, 1, "load")
                .stack(190 * MILLIS, 1, 0, 300, LOAD, TEST)
                .sample(200 * MILLIS, List.of(1L), rss(400));

        Spike spike = spike("bar");

        assertThat(spike.section()).isEqualTo("load");
        assertThat(spike.evidence()).isEqualTo(Spike.Evidence.AT_PEAK);
    }

    @Test
    void hostile_stacks_and_sections_are_bounded() throws IOException {
        String[] frames = new String[2_000];
        for (int frame = 0; frame < frames.length; frame++) {
            frames[frame] = "\\u001b[2J" + frame + "x".repeat(400);
        }
        fork.buffered().testStarted(0, 1, "FooTest", "bar");
        for (int stack = 0; stack < 100; stack++) {
            frames[0] = "leaf" + stack;
            fork.stack(stack, 1, 1, 1, frames);
            fork.sectionStarted(stack, 10 + stack, stack == 0 ? 1 : 9 + stack, "n".repeat(5_000) + "\\u202e");
        }
        fork.line("{\"type\":\"stack\",\"t\":1,\"id\":1}")
                .line(
                        "{\"type\":\"stack\",\"t\":1,\"id\":1,\"frames\":[1,{},\"A.a\"],\"cpuNanos\":-5,\"section\":\"x\"}")
                .line("{\"type\":\"sectionFinished\",\"t\":1,\"id\":77777}")
                .testFinished(9_000, 1, "successful", figures(100, 400))
                .close();

        TestCode code = code("bar");

        assertThat(code.tree().size()).isLessThanOrEqualTo(1_000);
        assertThat(code.tree().method(1)).doesNotContain("\u001b").hasSizeLessThanOrEqualTo(500);
        assertThat(code.sections()).hasSize(20).allSatisfy(section -> {
            assertThat(section.name()).hasSizeLessThanOrEqualTo(100);
            assertThat(section.path()).hasSizeLessThanOrEqualTo(20 * 103);
        });
        assertThat(Objects.requireNonNull(code.spikes().get(0).stack()).frames())
                .hasSizeLessThanOrEqualTo(256);
    }

    private static String rss(int mebibytes) {
        return "\"rssBytes\":" + mebibytes * MIB;
    }

    private static String container(int mebibytes) {
        return "\"containerMemoryBytes\":" + mebibytes * MIB;
    }

    private static String cpu(int millis) {
        return "\"cpuNanos\":" + millis * MILLIS;
    }

    private static String figures(int startMebibytes, int peakMebibytes) {
        return "\"wallNanos\":1,\"rssStartBytes\":" + startMebibytes * MIB + ",\"peakRssBytes\":" + peakMebibytes * MIB;
    }

    private Spike spike(String method) {
        return Objects.requireNonNull(code(method).spike());
    }

    private TestCode code(String method) {
        return Objects.requireNonNull(test(method).code());
    }

    private TestRun test(String method) {
        List<TestRun> tests = new ArrayList<>();
        try {
            MonitorReport.read("title", List.of(new ModuleFolder("a", folder)))
                    .tests()
                    .forEach(tests::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return tests.stream()
                .filter(test -> method.equals(test.identity().methodName()))
                .findFirst()
                .orElseThrow();
    }
}
