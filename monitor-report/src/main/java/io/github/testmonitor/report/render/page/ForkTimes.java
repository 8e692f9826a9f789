package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.format.Saturated;
import io.github.testmonitor.report.model.ForkRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * When forks ran.
 *
 * @param wallNanos from the start of the first to the end of the last; 0 where no fork was measured
 * @param mostAtOnce how many were alive at the same time
 */
record ForkTimes(long wallNanos, int mostAtOnce) {

    static ForkTimes of(List<ForkRun> forks) {
        TreeMap<Instant, Integer> changes = new TreeMap<>();
        for (ForkRun fork : forks) {
            if (fork.started() != null) {
                Instant start = fork.started().startedAt();
                changes.merge(start, 1, Integer::sum);
                changes.merge(start.plus(fork.duration()), -1, Integer::sum);
            }
        }
        if (changes.isEmpty()) {
            return new ForkTimes(0, 0);
        }
        int alive = 0;
        List<Integer> counts = new ArrayList<>();
        for (int change : changes.values()) {
            alive += change;
            counts.add(alive);
        }
        return new ForkTimes(
                Saturated.nanos(Duration.between(changes.firstKey(), changes.lastKey())),
                counts.stream().mapToInt(Integer::intValue).max().orElse(0));
    }
}
