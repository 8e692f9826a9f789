package io.github.testmonitor.report.ranking;

import io.github.testmonitor.report.attribution.Tally;
import io.github.testmonitor.report.model.Rankings.Level;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** One tally for each group of each level, in the order in which they were first asked for. */
final class GroupTallies {
    private final Map<Level, Map<GroupKey, Tally>> levels = new EnumMap<>(Level.class);

    Tally of(Level level, GroupKey key) {
        return all(level).computeIfAbsent(key, first -> new Tally());
    }

    Map<GroupKey, Tally> all(Level level) {
        return levels.computeIfAbsent(level, first -> new LinkedHashMap<>());
    }
}
