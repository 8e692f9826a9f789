package io.github.testmonitor.report.render.data;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.SampleRun;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.model.Tests;
import io.github.testmonitor.report.model.Totals;
import io.github.testmonitor.report.render.SampleRuns;
import io.github.testmonitor.report.render.text.TestId;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PageDataTest {
    private static final int STARTING = 60_000;

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void what_is_written_is_json_and_ends_no_script() throws IOException {
        for (SampleRuns.Sample sample : List.of(SampleRuns.shop(), SampleRuns.small(), SampleRuns.hostile())) {
            pieces(sample).forEach((name, json) -> {
                assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
                assertThat(JSON.readTree(json).isContainer()).as(name).isTrue();
            });
        }
    }

    @Test
    void every_test_has_a_value_in_every_column() throws IOException {
        SampleRuns.Sample sample = SampleRuns.shop();

        JsonNode tests = JSON.readTree(pieces(sample).get("tests"));

        int size = sample.tests().size();
        assertThat(tests.get("size").asInt()).isEqualTo(size);
        assertThat(tests.get("ids").asString()).hasSize(size * TestId.LENGTH);
        assertThat(tests.get("outcomes").asString()).hasSize(size).matches("[sfal]+");
        for (String column : List.of("names", "class", "tag", "fork", "attempt", "shared", "start")) {
            assertThat(tests.get(column)).as(column).hasSize(size);
        }
        assertThat(tests.get("metrics")).isNotEmpty().allSatisfy(metric -> {
            assertThat(metric.get("values")).hasSize(size);
            assertThat(metric.get("kinds").asString().length()).isIn(1, size);
        });
    }

    @Test
    void a_figure_that_the_table_has_is_named_and_others_are_differences() throws IOException {
        JsonNode figures =
                JSON.readTree(pieces(SampleRuns.shop()).get("tests-0")).get("figures");

        assertThat(figures.get(Figure.WALL.ordinal()).get("metric").asString()).isEqualTo("WALL_TIME");
        assertThat(figures.get(Figure.WALL.ordinal()).has("values")).isFalse();
        JsonNode differences = figures.get(Figure.RSS_START.ordinal()).get("values");
        List<TestRun> tests = inOrder();
        assertThat(differences).hasSameSizeAs(tests);
        long sum = 0;
        for (int index = 0; index < tests.size(); index++) {
            OptionalLong start = tests.get(index).figures().get(Figure.RSS_START);
            assertThat(differences.get(index).isNull()).isEqualTo(start.isEmpty());
            sum += start.isPresent() ? differences.get(index).asLong() : 0;
            assertThat(start.orElse(sum)).isEqualTo(sum);
        }
    }

    @Test
    void of_too_many_samples_the_peaks_stay() {
        ForkSamples samples = new ForkSamples();
        for (int index = 0; index < 450_000; index++) {
            long rss = index == 333_333 ? 9_000_000 : 1_000_000 + index % 1000;
            samples.add(new SampleRun(1, index * 1_000_000L, new Readings().set(Reading.RSS, rss)));
        }

        JsonNode json = JSON.readTree(samples.json().toString());

        long greatest = 0;
        long sum = 0;
        for (JsonNode difference : json.get("RSS")) {
            sum += difference.asLong();
            greatest = Math.max(greatest, sum);
        }
        assertThat(greatest).isEqualTo(9_000_000 / 1024);
        assertThat(json.get("times").size()).isEqualTo(json.get("RSS").size()).isBetween(50_000, 100_000);
    }

    @Test
    void of_too_many_tests_those_with_the_greatest_figures_and_the_lost_are_chosen() throws IOException {
        int all = ChosenTests.MOST + 50_000;
        Tests tests = visitor -> IntStream.range(0, all).forEach(number -> visitor.test(test(number)));
        Run run = SampleRuns.small().run();
        Run large = new Run(
                run.title(),
                run.buildId(),
                run.startedAt(),
                run.context(),
                run.modules(),
                run.forks(),
                run.rankings(),
                new Totals(all, 0, 0, 0, 0, 0, null, null, null, false, Set.of()),
                run.container());

        Predicate<TestRun> chosen = ChosenTests.of(large, tests);

        long count = IntStream.range(0, all)
                .filter(number -> chosen.test(test(number)))
                .count();
        assertThat(count).isBetween((long) ChosenTests.MOST / 5, (long) ChosenTests.MOST);
        assertThat(chosen.test(test(all - 1))).as("the most CPU time").isTrue();
        assertThat(chosen.test(test(0))).as("the most allocated").isTrue();
        assertThat(chosen.test(test(STARTING)))
                .as("the most CPU time of children")
                .isTrue();
        assertThat(chosen.test(test(all / 2))).as("neither").isFalse();
        assertThat(ChosenTests.of(run, tests).test(test(all / 2)))
                .as("few tests")
                .isTrue();
    }

    private static TestRun test(int number) {
        Figures figures = Figures.builder()
                .exact(Figure.CPU, number)
                .exact(Figure.ALLOCATED, 1_000_000L - number)
                .exact(Figure.CHILD_CPU, number == STARTING ? 10_000_000 : 0)
                .build();
        return new TestRun(
                "g:a",
                "surefire:default-test",
                1,
                new ForkRecord.Identity("id" + number, "A", "b", "b()", null),
                List.of(),
                1,
                TestRun.Outcome.SUCCESSFUL,
                number,
                0,
                figures);
    }

    private static List<TestRun> inOrder() throws IOException {
        List<TestRun> tests = new ArrayList<>();
        SampleRuns.shop().told().forEach(tests::add);
        return tests;
    }

    private static Map<String, String> pieces(SampleRuns.Sample sample) throws IOException {
        Map<String, String> pieces = new HashMap<>();
        PageData data = PageData.begin(
                sample.run(), sample.told(), Texts.in(Locale.ROOT), (name, json) -> pieces.put(name, json.toString()));
        sample.told().visit(data);
        data.end();
        return pieces;
    }
}
