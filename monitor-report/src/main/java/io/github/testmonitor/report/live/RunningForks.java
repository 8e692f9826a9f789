package io.github.testmonitor.report.live;

import io.github.testmonitor.report.live.RunningFork.FinishedTest;
import io.github.testmonitor.report.load.FolderListing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The fork files of a running build, found as they come and followed as they grow. Not thread-safe. */
final class RunningForks {
    private final Map<Path, RunningFork> forks = new LinkedHashMap<>();
    private final Consumer<FinishedTest> finishedTest;

    RunningForks() {
        this(test -> {});
    }

    /** @param finishedTest gets each test, of whatever build, when it has finished */
    RunningForks(Consumer<FinishedTest> finishedTest) {
        this.finishedTest = finishedTest;
    }

    /**
     * Reads what was written since the last look.
     *
     * @param monitorDirectories target/monitor of the modules; need not exist
     * @return the forks of the build, in the order they were found
     */
    List<RunningFork> look(Collection<Path> monitorDirectories, String buildId) {
        for (Path monitorDirectory : monitorDirectories) {
            for (Path folder : list(monitorDirectory.resolve("forks"), "*")) {
                list(folder, "fork-*.jsonl")
                        .forEach(file -> forks.computeIfAbsent(file, one -> new RunningFork(one, finishedTest)));
            }
        }
        forks.values().forEach(RunningFork::poll);
        return forks.values().stream().filter(fork -> fork.isOf(buildId)).toList();
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
