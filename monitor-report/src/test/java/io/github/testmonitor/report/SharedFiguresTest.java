package io.github.testmonitor.report;

import io.github.testmonitor.report.check.CheckResult;
import io.github.testmonitor.report.check.CheckResult.Violation;
import io.github.testmonitor.report.check.Rules;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Rankings.Group;
import io.github.testmonitor.report.model.Rankings.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.testmonitor.report.Builds.START;
import static org.assertj.core.api.Assertions.assertThat;

/** Four tests at once, each with all that the fork did meanwhile, after one that was alone. */
class SharedFiguresTest {
    @TempDir
    Path folder;

    ForkFileWriter fork;

    @BeforeEach
    void write_a_fork() throws IOException {
        Builds.write(Builds.build("b", "g:a"), folder);
        fork = ForkFileWriter.in(folder, "surefire-default-test", "1").started("b", START);
        fork.testStarted(1, 1, "t.AloneTest", "alone")
                .testFinished(2, 1, "successful", "\"gcMillis\":5", "\"classesLoaded\":3", "\"childCpuNanos\":7");
        for (int id = 2; id < 6; id++) {
            fork.testStarted(10, id, "t.FooTest", "m" + id);
        }
        for (int id = 2; id < 6; id++) {
            fork.testFinished(
                    20,
                    id,
                    "successful",
                    "\"gcMillis\":1000",
                    "\"classesLoaded\":100",
                    "\"childCpuNanos\":1000",
                    "\"peakRssBytes\":50",
                    "\"kinds\":{\"gcMillis\":\"shared\",\"classesLoaded\":\"shared\",\"childCpuNanos\":\"shared\",\"peakRssBytes\":\"shared\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CLASS, GC_TIME, 4",
        "CLASS, CHILD_CPU_TIME, 6",
        "PACKAGE, CLASSES_LOADED, 2",
        "MODULE, CHILD_CPU_TIME, 6",
        "MODULE, CLASSES_LOADED, 2"
    })
    void sums_have_what_is_a_test_s_alone(Element element, Metric metric, long maximum) throws IOException {
        assertThat(check(element, metric, maximum).violations())
                .singleElement()
                .extracting(Violation::measured)
                .isEqualTo(maximum + 1);
    }

    @Test
    void a_limit_that_was_kept_by_what_was_left_out_does_not_pass_in_silence() throws IOException {
        CheckResult result = check(Element.CLASS, Metric.GC_TIME, 5);

        assertThat(result.failed()).isFalse();
        assertThat(result.notices())
                .containsExactly(
                        "rule 1 (CLASS): GC_TIME is not known in full for 1 of the 2 that match, so the limit may be broken there:"
                                + " what several tests share is left out, and what a lost test, or a fork that died, did last is not known.");
    }

    @Test
    void a_limit_that_was_broken_by_what_tests_share_says_so() throws IOException {
        assertThat(check(Element.TEST, Metric.GC_TIME, 999).violations())
                .hasSize(4)
                .allMatch(violation ->
                        violation.line().endsWith("GC_TIME 1.00 s, allowed 999 ms, +1.00 ms (+0.10 %), shared"));
        assertThat(check(Element.CLASS, Metric.PEAK_RSS, 49).violations())
                .singleElement()
                .extracting(Violation::line)
                .isEqualTo("t.FooTest: PEAK_RSS 50 B, allowed 49 B, +1 B (+2.04 %), shared");
        assertThat(check(Element.TEST, Metric.CLASSES_LOADED, 2).violations())
                .filteredOn(violation -> violation.name().startsWith("t.AloneTest"))
                .extracting(Violation::line)
                .containsExactly("t.AloneTest#alone: CLASSES_LOADED 3, allowed 2, +1 (+50.0 %)");
    }

    @ParameterizedTest
    @CsvSource({
        "CLASSES_LOADED, 2, 'CLASSES_LOADED at least 3, allowed 2, +1 (+50.0 %)'",
        "CHILD_CPU_TIME, 5, 'CHILD_CPU_TIME at least 7 ns, allowed 5 ns, +2 ns (+40.0 %)'"
    })
    void a_limit_that_is_broken_says_what_was_left_out(Metric metric, long maximum, String line) throws IOException {
        assertThat(check(Element.MODULE, metric, maximum).violations())
                .extracting(Violation::line)
                .containsExactly("g:a: " + line + ", without what several tests share or a lost one did last");
    }

    @Test
    void the_gc_time_of_a_module_is_that_of_its_forks() throws IOException {
        fork.sample(30, List.of(), "\"gcMillis\":1005").forkFinished(40, "exit");

        assertThat(check(Element.MODULE, Metric.GC_TIME, 1005).failed()).isFalse();
        assertThat(check(Element.MODULE, Metric.GC_TIME, 1005).notices()).isEmpty();
        assertThat(check(Element.MODULE, Metric.GC_TIME, 1004).violations())
                .singleElement()
                .extracting(Violation::measured)
                .isEqualTo(1005L);
        assertThat(report().run().totals().gcMillis()).isEqualTo(1005);
        assertThat(report().run().modules().get(0).totals().gcMillis()).isEqualTo(1005);
    }

    @Test
    void without_samples_it_is_that_of_the_tests_that_shared_none() throws IOException {
        assertThat(check(Element.MODULE, Metric.GC_TIME, 4).violations())
                .singleElement()
                .extracting(Violation::measured)
                .isEqualTo(5L);
        assertThat(check(Element.MODULE, Metric.GC_TIME, 5).notices()).hasSize(1);
        assertThat(report().run().totals().gcMillis()).isEqualTo(5);
    }

    @Test
    void a_group_says_which_of_its_values_are_shared_and_which_lower_bounds() throws IOException {
        List<Group> classes = report().run().rankings().groups(Level.CLASS, Metric.PEAK_RSS);

        assertThat(classes).singleElement().satisfies(group -> {
            assertThat(group.name()).isEqualTo("t.FooTest");
            assertThat(group.values()).doesNotContainKeys(Metric.GC_TIME, Metric.CLASSES_LOADED);
            assertThat(group.shared()).containsExactly(Metric.PEAK_RSS);
            assertThat(group.atLeast()).containsExactly(Metric.GC_TIME, Metric.CLASSES_LOADED, Metric.CHILD_CPU_TIME);
        });
    }

    private CheckResult check(Element element, Metric metric, long maximum) throws IOException {
        Rule rule = new Rule(element, List.of(), List.of(), Severity.FAIL, List.of(new Limit(metric, maximum, null)));
        return report().check(new Rules(List.of(rule), true, true));
    }

    private MonitorReport report() throws IOException {
        return MonitorReport.read("title", List.of(new ModuleFolder("a", folder)));
    }
}
