package io.github.testmonitor.report.load;

import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.KillReadings;
import io.github.testmonitor.report.model.Totals;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was gathered while all forks of a run were read.
 *
 * @param forks in the order of their start
 * @param moduleForks the same by {@code groupId:artifactId}
 * @param moduleTotals of the modules that have forks, by {@code groupId:artifactId}
 * @param totals of all forks
 * @param container null where no fork could read its container's memory
 * @param kills by all forks
 */
public record ReplayedRun(
        List<ForkRun> forks,
        Map<String, List<ForkRun>> moduleForks,
        Map<String, Totals> moduleTotals,
        Totals totals,
        @Nullable ContainerHistory container,
        KillReadings kills) {}
