package io.github.testmonitor.report.ranking;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord.Identity;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Rankings.Group;
import io.github.testmonitor.report.model.Rankings.Level;
import io.github.testmonitor.report.model.SkippedRun;
import io.github.testmonitor.report.model.TestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class RankingVisitorTest {
    private final RankingVisitor visitor = new RankingVisitor(2);

    @Test
    void classes_of_one_name_in_two_modules_are_two() {
        visitor.test(test("g:a", 1, "t.FooTest", 10));
        visitor.test(test("g:b", 2, "t.FooTest", 20));
        visitor.test(test("g:a", 1, "t.FooTest", 5));

        assertThat(ranked(Level.CLASS))
                .extracting(Group::module, group -> group.values().get(Metric.CPU_TIME))
                .containsExactly(tuple("g:b", 20L), tuple("g:a", 15L));
    }

    @Test
    void set_up_belongs_to_its_class() {
        visitor.test(test("g:a", 1, "t.FooTest", 10));
        visitor.container(container("t.FooTest", Figures.builder().exact(Figure.CPU, 90)));
        visitor.skipped(new SkippedRun("g:a", "e", 1, identity("t.FooTest"), null));

        assertThat(ranked(Level.CLASS)).singleElement().satisfies(group -> {
            assertThat(group.values()).containsEntry(Metric.CPU_TIME, 100L);
            assertThat(group.totals().successful()).isEqualTo(1);
            assertThat(group.totals().skipped()).isEqualTo(1);
        });
    }

    @Test
    void growth_of_a_class_is_the_greatest_of_a_test_or_of_the_class_itself() {
        visitor.test(test("g:a", 1, "t.SteepTest", growth(100, 900)));
        visitor.container(container("t.SteepTest", growth(100, 300)));
        visitor.test(test("g:a", 1, "t.SlowTest", growth(100, 150)));
        visitor.test(test("g:a", 1, "t.SlowTest", growth(150, 200)));
        visitor.container(container("t.SlowTest", growth(100, 200)));

        assertThat(visitor.toRanking(Map.of()).rankings().groups(Level.CLASS, Metric.RSS_GROWTH))
                .extracting(Group::name, group -> group.values().get(Metric.RSS_GROWTH))
                .containsExactly(tuple("t.SteepTest", 800L), tuple("t.SlowTest", 100L));
    }

    @Test
    void the_greatest_set_up_is_kept_by_what_is_its_own() {
        visitor.container(container("t.SlowTest", Figures.builder().exact(Figure.CPU, 90)));
        visitor.container(container("t.BigTest", Figures.builder().exact(Figure.CPU, 80)));
        visitor.container(container(
                "t.WideTest",
                Figures.builder()
                        .exact(Figure.ALLOCATED, 7)
                        .exact(Figure.RSS_START, 1)
                        .exact(Figure.PEAK_RSS, 9)));
        visitor.container(container("t.ServerTest", Figures.builder().exact(Figure.CHILD_CPU, 5)));

        assertThat(visitor.toRanking(Map.of()).rankings().containers())
                .extractingFromEntries(
                        Map.Entry::getKey, kept -> kept.getValue().identity().className())
                .containsExactlyInAnyOrder(
                        tuple(Metric.CPU_TIME, "t.SlowTest"),
                        tuple(Metric.ALLOCATED, "t.WideTest"),
                        tuple(Metric.CHILD_CPU_TIME, "t.ServerTest"));
    }

    @Test
    void the_top_is_cut_but_all_groups_are_there() {
        for (int index = 0; index < 5; index++) {
            visitor.test(test("g:a", 1, "t.Foo" + index + "Test", index));
        }
        List<String> all = new ArrayList<>();

        visitor.toRanking(Map.of()).groups().forEach(Level.CLASS, group -> all.add(group.name()));

        assertThat(all).hasSize(5);
        assertThat(ranked(Level.CLASS)).extracting(Group::name).containsExactly("t.Foo4Test", "t.Foo3Test");
    }

    @ParameterizedTest
    @CsvSource({"com.acme.FooTest, com.acme", "com.acme.FooTest$Inner, com.acme", "FooTest, ''", "My feature v1.2, ''"})
    void a_class_belongs_to_its_package(String className, String packageName) {
        visitor.test(test("g:a", 1, className, 1));

        assertThat(ranked(Level.PACKAGE)).extracting(Group::name).containsExactly(packageName);
    }

    private List<Group> ranked(Level level) {
        return visitor.toRanking(Map.of()).rankings().groups(level, Metric.CPU_TIME);
    }

    private static Figures.Builder growth(long startBytes, long peakBytes) {
        return Figures.builder().exact(Figure.RSS_START, startBytes).exact(Figure.PEAK_RSS, peakBytes);
    }

    private static TestRun test(String module, int fork, String className, long cpuNanos) {
        return test(module, fork, className, Figures.builder().exact(Figure.CPU, cpuNanos));
    }

    private static TestRun test(String module, int fork, String className, Figures.Builder figures) {
        return new TestRun(
                module,
                "e",
                fork,
                identity(className),
                List.of(),
                1,
                TestRun.Outcome.SUCCESSFUL,
                0,
                0,
                figures.build());
    }

    private static ContainerRun container(String className, Figures.Builder figures) {
        return new ContainerRun("g:a", "e", 1, identity(className), 0, figures.build());
    }

    private static Identity identity(String className) {
        return new Identity("u", className, "bar", "bar()", "bar");
    }
}
