package io.github.testmonitor.report.leak;

import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Leaks;
import io.github.testmonitor.report.model.Leaks.KeptHeap;
import io.github.testmonitor.report.model.Leaks.LeakyContainer;
import io.github.testmonitor.report.model.SampleRun;
import io.github.testmonitor.report.model.SpanVisitor;
import io.github.testmonitor.report.model.TestRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Listens to a run and finds who seems to have left something behind. Not thread-safe. */
public final class LeakVisitor implements SpanVisitor {
    private static final Comparator<KeptHeap> MOST_FIRST =
            Comparator.comparingLong(KeptHeap::keptBytes).reversed();
    private static final Comparator<LeakyContainer> MOST_LEFT_FIRST = Comparator.comparingInt(
                    (LeakyContainer container) -> container.leaked().count())
            .reversed();

    private final int top;
    private final List<KeptHeap> kept = new ArrayList<>();
    private final List<LeakyContainer> containers = new ArrayList<>();
    private ForkHeap heap = new ForkHeap();
    private String module = "";
    private int fork;
    private int judged;
    private int notJudged;
    private int tests;

    /** @param top how many classes and groups of them are kept */
    public LeakVisitor(int top) {
        this.top = top;
    }

    @Override
    public void test(TestRun test) {
        heapOf(test.fork()).add(test);
        module = test.module();
        TestRun.Leaked leaked = test.leaked();
        if (leaked != null && leaked.count() > 0) {
            tests++;
        }
    }

    @Override
    public void container(ContainerRun container) {
        heapOf(container.fork()).add(container);
        TestRun.Leaked leaked = container.leaked();
        if (leaked != null && leaked.count() > 0) {
            containers.add(new LeakyContainer(container.module(), container.fork(), container.identity(), leaked));
        }
    }

    @Override
    public void sample(SampleRun sample) {
        heapOf(sample.fork()).add(sample);
    }

    /** What was found; nothing may be told after it. */
    public Leaks toLeaks() {
        judge();
        return new Leaks(
                kept.stream().sorted(MOST_FIRST).limit(top).toList(),
                judged,
                notJudged,
                tests,
                containers.stream().sorted(MOST_LEFT_FIRST).toList());
    }

    private ForkHeap heapOf(int number) {
        if (number != fork) {
            judge();
            fork = number;
        }
        return heap;
    }

    private void judge() {
        KeptHeapFinder.Judgement judgement = KeptHeapFinder.judge(module, fork, heap);
        kept.addAll(judgement.kept());
        judged += judgement.judged();
        notJudged += judgement.notJudged();
        heap = new ForkHeap();
    }
}
