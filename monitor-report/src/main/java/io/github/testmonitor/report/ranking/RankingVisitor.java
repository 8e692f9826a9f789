package io.github.testmonitor.report.ranking;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.attribution.Measurements;
import io.github.testmonitor.report.attribution.Tally;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Rankings.Level;
import io.github.testmonitor.report.model.SkippedRun;
import io.github.testmonitor.report.model.SpanVisitor;
import io.github.testmonitor.report.model.TestRun;
import java.util.List;
import java.util.Map;

/** Listens to a run and ranks what ran. Memory grows with classes and forks, not with tests. Not thread-safe. */
public final class RankingVisitor implements SpanVisitor {
    private final int top;
    private final TopTests tests;
    private final TopContainers containers = new TopContainers();
    private final GroupTallies groups = new GroupTallies();

    /**
     * @param top how many are kept of each ranking
     */
    public RankingVisitor(int top) {
        this.top = top;
        this.tests = new TopTests(top);
    }

    @Override
    public void test(TestRun test) {
        Measurements measurements = Measurements.of(test);
        tests.add(test, measurements);
        String className = className(test.identity());
        for (Level level : Level.values()) {
            tally(level, test.module(), className, test.fork()).add(test.outcome(), measurements);
        }
    }

    @Override
    public void container(ContainerRun container) {
        Measurements measurements = Measurements.of(container);
        containers.add(container, measurements);
        String className = className(container.identity());
        for (Level level : Level.values()) {
            tally(level, container.module(), className, container.fork()).add(container, measurements);
        }
    }

    @Override
    public void skipped(SkippedRun skipped) {
        String className = className(skipped.identity());
        for (Level level : Level.values()) {
            tally(level, skipped.module(), className, skipped.fork()).addSkipped();
        }
    }

    /**
     * What was heard, completed by what only whole forks can tell.
     *
     * @param moduleForks all forks of the run, by module
     */
    public Ranking toRanking(Map<String, List<ForkRun>> moduleForks) {
        return new Ranking(top, tests.toMap(), containers.toMap(), GroupValues.of(groups, moduleForks));
    }

    private Tally tally(Level level, String module, String className, int fork) {
        GroupKey key = switch (level) {
            case CLASS -> new GroupKey(module, className);
            case PACKAGE -> new GroupKey(module, PackageName.of(className));
            case MODULE -> GroupKey.ofModule(module);
            case FORK -> GroupKey.ofFork(module, fork);
        };
        return groups.of(level, key);
    }

    static String className(ForkRecord.Identity identity) {
        String className = identity.className();
        return className != null ? className : identity.displayName();
    }
}
