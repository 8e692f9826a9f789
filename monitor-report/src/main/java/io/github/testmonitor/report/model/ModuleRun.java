package io.github.testmonitor.report.model;

import io.github.testmonitor.report.build.BuildFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One module of the run.
 *
 * @param stale the module's data is of another build than the newest one's; it is named, but not read, so that its totals
 *     are empty
 * @param unseen tests that ran by TEST-*.xml but are not in the fork files, class by class; empty when all were seen
 * @param noData why the module has no data at all; null when it has
 * @param notes what else should be known of the module's data, such as files that were left out
 */
public record ModuleRun(
        String module,
        @Nullable String buildId,
        @Nullable Instant buildStartedAt,
        boolean stale,
        List<BuildFile.Execution> executions,
        List<Unseen> unseen,
        @Nullable NoData noData,
        Totals totals,
        List<Note> notes) {

    /** A module of whose data there is nothing to be said. */
    public ModuleRun(
            String module,
            @Nullable String buildId,
            @Nullable Instant buildStartedAt,
            boolean stale,
            List<BuildFile.Execution> executions,
            List<Unseen> unseen,
            @Nullable NoData noData,
            Totals totals) {
        this(module, buildId, buildStartedAt, stale, executions, unseen, noData, totals, List.of());
    }

    /** A class whose tests ran more often than they were seen. */
    public record Unseen(String execution, String className, int ran, int seen) {}
}
