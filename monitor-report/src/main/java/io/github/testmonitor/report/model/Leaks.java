package io.github.testmonitor.report.model;

import io.github.testmonitor.record.ForkRecord;
import java.util.List;

/**
 * What tests and their set-up seem to have left behind. Suspects, not verdicts: what a cache is meant to keep looks the same.
 *
 * @param classes those after which the heap did not go back, what kept most first; at most as many as rankings have
 * @param judged classes of which it can be told, alone or together with those that ran just before or beside them
 * @param notJudged classes of which it cannot be told: no collection after them says what it freed
 * @param tests how many tests left threads or files
 * @param containers all those that did, what left most first
 */
public record Leaks(List<KeptHeap> classes, int judged, int notJudged, int tests, List<LeakyContainer> containers) {
    public static final Leaks NONE = new Leaks(List.of(), 0, 0, 0, List.of());

    /** A container that left threads or files. */
    public record LeakyContainer(String module, int fork, ForkRecord.Identity identity, TestRun.Leaked leaked) {}

    /**
     * A class after which the heap stayed higher; or several that ran one after the other or at once, of which one or more are to blame.
     *
     * @param classNames in the order of running; of many those that allocated most
     * @param count how many classes they are
     * @param tests their tests in this fork
     * @param beforeBytes the least heap in use from their beginning on: no more of what lived before was left then
     * @param endBytes the heap in use at their end
     * @param afterBytes so much of that lived: the first collection after them did not free it, and never again was less in use
     * @param collectionsWithin how many collections there were while their tests ran
     * @param collectionsAfter how many there were after that
     */
    public record KeptHeap(
            String module,
            int fork,
            List<String> classNames,
            int count,
            int tests,
            long beforeBytes,
            long endBytes,
            long afterBytes,
            int collectionsWithin,
            int collectionsAfter) {

        /** At least so much was kept, if the collections after it left no garbage. */
        public long keptBytes() {
            return afterBytes - beforeBytes;
        }
    }
}
