package io.github.testmonitor.report.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which code a test or container spent its time and memory in.
 *
 * @param tree the stacks that were seen in it, by its best source; empty where none was
 * @param source whose stacks these are
 * @param sections its named sections in the order of their starts, as far as they fit
 * @param sectionTotals the same, those of equal names taken together, in the order of their first starts
 * @param sectionsLeftOut how many sections are in the totals only
 * @param spikes at most one of each quantity, the foremost first
 */
public record TestCode(
        CallTree tree,
        StackSource source,
        List<Section> sections,
        List<SectionTotal> sectionTotals,
        int sectionsLeftOut,
        List<Spike> spikes) {

    /** The foremost spike, or null where nothing rose above its surroundings. */
    public @Nullable Spike spike() {
        return spikes.isEmpty() ? null : spikes.get(0);
    }
}
