package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import java.util.Optional;

/**
 * The child processes of one test, or of the set-up and tear-down of a class, that used more CPU time than any test itself: who
 * goes by the tests' own would look at the wrong one.
 */
public final class DearestChildren {
    private DearestChildren() {}

    /** Whether there are any. */
    public static boolean areIn(Run run) {
        long ofSetUp = Optional.ofNullable(run.rankings().container(Metric.CHILD_CPU_TIME))
                .map(container ->
                        MetricValues.of(container, Metric.CHILD_CPU_TIME).orElse(0))
                .orElse(0L);
        return Math.max(ofSetUp, DearestSetUp.ofTests(run, Metric.CHILD_CPU_TIME))
                > DearestSetUp.ofTests(run, Metric.CPU_TIME);
    }

    /** Whose they are and what they used; empty where there are none. */
    static Optional<Phrase> sentence(Run run, Texts texts) {
        if (!areIn(run)) {
            return Optional.empty();
        }
        Cells cells = new Cells(texts);
        Optional<ContainerRun> setUp = DearestSetUp.of(run, Metric.CHILD_CPU_TIME);
        if (setUp.isPresent()) {
            String used = cells.of(setUp.get(), Metric.CHILD_CPU_TIME).marked();
            return Optional.of(texts.phrase("verdict.children.setUp", TestName.of(setUp.get()), used));
        }
        TestRun test = run.rankings().tests(Metric.CHILD_CPU_TIME).get(0);
        String used = cells.of(test, Metric.CHILD_CPU_TIME).marked();
        return Optional.of(texts.phrase("verdict.children", TestName.of(test), used));
    }
}
