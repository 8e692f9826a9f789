package io.github.testmonitor.report.live;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Keeps the finished tests that took the most CPU. Not thread-safe. */
final class Costliest implements LiveListener {
    private static final int MOST = 10;
    private static final Comparator<LiveView.Finished> DEAREST_FIRST = Comparator.comparingLong(
                    (LiveView.Finished one) -> one.cpuNanos().orElse(0))
            .reversed();

    private final List<LiveView.Finished> tests = new ArrayList<>();

    @Override
    public void newBuild() {
        tests.clear();
    }

    @Override
    public void finished(Fork fork, Finished test) {
        Figures figures = test.figures();
        OptionalLong owned = figures.get(Figure.CPU);
        OptionalLong allocated = figures.get(Figure.ALLOCATED);
        tests.add(new LiveView.Finished(
                test.identity(),
                owned.isPresent() ? owned : figures.get(Figure.OWN_CPU),
                allocated.isPresent() ? allocated : figures.get(Figure.OWN_ALLOCATED),
                figures.get(Figure.WALL)));
        tests.sort(DEAREST_FIRST);
        if (tests.size() > MOST) {
            tests.remove(MOST);
        }
    }

    /** The dearest first. */
    List<LiveView.Finished> tests() {
        return List.copyOf(tests);
    }
}
