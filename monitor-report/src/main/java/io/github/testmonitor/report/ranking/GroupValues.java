package io.github.testmonitor.report.ranking;

import io.github.testmonitor.report.attribution.GcOfForks;
import io.github.testmonitor.report.attribution.Tally;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Groups;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Rankings.Group;
import io.github.testmonitor.report.model.Rankings.Level;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a run with their values. Forks and modules know more than the sum of their tests: what a whole process used,
 * and how many tests were lost.
 */
final class GroupValues implements Groups {
    private static final Set<Metric> OF_PROCESS =
            EnumSet.of(Metric.WALL_TIME, Metric.CPU_TIME, Metric.ALLOCATED, Metric.GC_TIME);
    /** Of what a fork did between its last sample and its death, it may be more. */
    private static final Set<Metric> OF_DEAD = EnumSet.complementOf(EnumSet.of(Metric.LOST_TESTS));

    private final GroupTallies tallies;
    private final Map<GroupKey, ForkRun> forks;
    private final Map<String, List<ForkRun>> moduleForks;

    private GroupValues(GroupTallies tallies, Map<GroupKey, ForkRun> forks, Map<String, List<ForkRun>> moduleForks) {
        this.tallies = tallies;
        this.forks = forks;
        this.moduleForks = moduleForks;
    }

    static GroupValues of(GroupTallies tallies, Map<String, List<ForkRun>> moduleForks) {
        Map<GroupKey, ForkRun> forks = new HashMap<>();
        moduleForks.forEach((module, runs) -> {
            for (ForkRun fork : runs) {
                if (fork.disabled() == null) {
                    GroupKey key = GroupKey.ofFork(module, fork.number());
                    forks.put(key, fork);
                    // A fork whose tests have not begun is one all the same, and so is its module.
                    tallies.of(Level.FORK, key);
                    tallies.of(Level.MODULE, GroupKey.ofModule(module));
                }
            }
        });
        return new GroupValues(tallies, forks, moduleForks);
    }

    @Override
    public void forEach(Level level, Consumer<Group> consumer) {
        tallies.all(level).forEach((key, tally) -> consumer.accept(group(level, key, tally)));
    }

    private Group group(Level level, GroupKey key, Tally tally) {
        Map<Metric, Long> values = tally.values();
        Set<Metric> sampled = tally.sampled();
        Set<Metric> atLeast = tally.atLeast();
        ForkRun fork = level == Level.FORK ? forks.get(key) : null;
        if (fork != null) {
            putProcess(values, fork);
            sampled.removeAll(OF_PROCESS);
            atLeast.removeAll(OF_PROCESS);
            addDead(atLeast, List.of(fork));
        }
        if (level == Level.MODULE) {
            List<ForkRun> all = moduleForks.getOrDefault(key.module(), List.of());
            putForks(values, atLeast, all);
            addDead(atLeast, all);
        }
        if (level == Level.FORK || level == Level.MODULE) {
            values.put(Metric.LOST_TESTS, tally.totals().lost());
        }
        return new Group(key.name(), key.module(), tally.totals(), values, tally.shared(), sampled, atLeast);
    }

    private static void addDead(Set<Metric> atLeast, List<ForkRun> forks) {
        if (forks.stream().anyMatch(ForkRun::died)) {
            atLeast.addAll(OF_DEAD);
        }
    }

    private static void putForks(Map<Metric, Long> values, Set<Metric> atLeast, List<ForkRun> forks) {
        Long gcMillis = GcOfForks.millis(forks);
        if (gcMillis != null) {
            values.put(Metric.GC_TIME, gcMillis);
        }
        GcOfForks.mark(atLeast, forks);
        for (ForkRun fork : forks) {
            raise(values, Metric.PEAK_RSS, fork.peakRssBytes());
            raise(values, Metric.PEAK_HEAP, fork.peakHeapBytes());
        }
    }

    private static void putProcess(Map<Metric, Long> values, ForkRun fork) {
        values.put(Metric.WALL_TIME, fork.duration().toNanos());
        putOrRemove(values, Metric.CPU_TIME, fork.cpuNanos());
        putOrRemove(values, Metric.ALLOCATED, fork.process().allocatedBytes());
        putOrRemove(values, Metric.GC_TIME, fork.process().gcMillis());
        raise(values, Metric.PEAK_RSS, fork.peakRssBytes());
        raise(values, Metric.PEAK_HEAP, fork.peakHeapBytes());
    }

    private static void putOrRemove(Map<Metric, Long> values, Metric metric, @Nullable Long value) {
        if (value == null) {
            values.remove(metric);
        } else {
            values.put(metric, value);
        }
    }

    private static void raise(Map<Metric, Long> values, Metric metric, @Nullable Long value) {
        if (value != null) {
            values.merge(metric, value, Math::max);
        }
    }
}
