package io.github.testmonitor.report.model;

import io.github.testmonitor.report.build.ExecutionContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one build after its data was read: everything that the page and the console show but the single tests
 * below the top of the rankings.
 *
 * @param title what was built, for people
 * @param buildId null where no build.json and no fork file was found
 * @param startedAt when the build began, or its first fork where the build does not say; all times since the start of the run
 *     count from here
 * @param context of the newest module, or null where there is no build.json
 * @param forks in the order of their start, all modules together
 * @param rankings one for each metric that is ranked
 * @param totals over all tests and containers of the run
 * @param code which code it spent its time and memory in; null where nobody looked
 */
public record Run(
        String title,
        @Nullable String buildId,
        @Nullable Instant startedAt,
        @Nullable ExecutionContext context,
        List<ModuleRun> modules,
        List<ForkRun> forks,
        Rankings rankings,
        Totals totals,
        @Nullable ContainerHistory container,
        @Nullable RunCode code) {

    /** A run of whose code nothing is known. */
    public Run(
            String title,
            @Nullable String buildId,
            @Nullable Instant startedAt,
            @Nullable ExecutionContext context,
            List<ModuleRun> modules,
            List<ForkRun> forks,
            Rankings rankings,
            Totals totals,
            @Nullable ContainerHistory container) {
        this(title, buildId, startedAt, context, modules, forks, rankings, totals, container, null);
    }
}
