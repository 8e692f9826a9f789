package io.github.testmonitor.report.live;

import io.github.testmonitor.report.load.FolderListing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fork files of a running build, found as they come and followed as they grow. Not thread-safe. */
final class RunningForks {
    private final Map<Path, RunningFork> forks = new LinkedHashMap<>();
    private final String buildId;
    private final LiveListener listener;
    private int numbers;

    /** @param listener told of the forks of this build, and of no others */
    RunningForks(String buildId, LiveListener listener) {
        this.buildId = buildId;
        this.listener = listener;
    }

    /**
     * Reads what was written since the last look.
     *
     * @param monitorDirectories target/monitor of the modules; need not exist
     * @return the forks of the build, in the order they were found
     */
    List<RunningFork> look(Collection<Path> monitorDirectories) {
        for (Path monitorDirectory : monitorDirectories) {
            for (Path folder : list(monitorDirectory.resolve("forks"), "*")) {
                list(folder, "fork-*.jsonl")
                        .forEach(file -> forks.computeIfAbsent(
                                file, one -> new RunningFork(one, buildId, listener, () -> ++numbers)));
            }
        }
        forks.values().forEach(RunningFork::poll);
        return forks.values().stream().filter(RunningFork::isOurs).toList();
    }

    private static List<Path> list(Path folder, String glob) {
        try {
            return FolderListing.of(folder, glob);
        } catch (IOException gone) {
            // The build may clean up meanwhile; the next look sees what there is then.
            return List.of();
        }
    }
}
