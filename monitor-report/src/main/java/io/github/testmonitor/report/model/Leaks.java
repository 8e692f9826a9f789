package io.github.testmonitor.report.model;

import io.github.testmonitor.record.ForkRecord;
import java.util.List;

/**
 * What tests and their set-up seem to have left behind. Suspects, not verdicts: what a cache is meant to keep looks the same.
 *
 * @param classes those after which the heap did not go back, what kept most first; at most as many as rankings have
 * @param judged classes after which the heap was seen to be collected, so that it can be told
 * @param notJudged classes of which it cannot be told: no collection came after them, or their tests ran beside others
 * @param tests how many tests left threads or files
 * @param containers all those that did, what left most first
 */
public record Leaks(List<KeptHeap> classes, int judged, int notJudged, int tests, List<LeakyContainer> containers) {
    public static final Leaks NONE = new Leaks(List.of(), 0, 0, 0, List.of());

    /** A container that left threads or files. */
    public record LeakyContainer(String module, int fork, ForkRecord.Identity identity, TestRun.Leaked leaked) {}

    /**
     * A class after which the heap stayed higher.
     *
     * @param tests its tests in this fork
     * @param beforeBytes the least heap in use that was seen just before or in it: what lived then is no more
     * @param afterBytes the least heap in use that was seen after it
     * @param collectionsWithin how many of its tests have a live heap; that of the first one is among the readings before
     * @param collectionsAfter how many tests after it have a live heap; all of them are among the readings after
     */
    public record KeptHeap(
            String module,
            int fork,
            String className,
            int tests,
            long beforeBytes,
            long afterBytes,
            int collectionsWithin,
            int collectionsAfter) {

        public long keptBytes() {
            return afterBytes - beforeBytes;
        }
    }
}
