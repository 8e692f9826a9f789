package io.github.testmonitor.report.live;

import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.live.RunningFork.RunningTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says in one line what a running build is doing. Each look reads only what the forks have written since the last one, so
 * that it costs little however long the build runs. Not thread-safe.
 */
public final class RunningBuild {
    /** What keeps a line readable; the page has the whole name. */
    private static final int LONGEST_NAME = 80;

    private final Supplier<? extends Collection<Path>> monitorDirectories;
    private final String buildId;
    private final RunningForks forks = new RunningForks();

    /**
     * @param monitorDirectories target/monitor of the modules that may have forks; asked at each look, because modules come one
     *     after the other; need not exist
     * @param buildId other builds' forks are passed over
     */
    public RunningBuild(Supplier<? extends Collection<Path>> monitorDirectories, String buildId) {
        this.monitorDirectories = monitorDirectories;
        this.buildId = buildId;
    }

    /**
     * The line, or empty where no fork is running: at the start, between two modules, after the last. Running is a fork that
     * has written since the last look (forks write at each sample), so that looks should be seconds apart.
     */
    public Optional<String> line() {
        List<RunningFork> own = forks.look(monitorDirectories.get(), buildId);
        if (own.stream().noneMatch(RunningFork::isRunning)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        parts.add(counted(own.stream().mapToLong(RunningFork::finishedTests).sum(), "test") + " done");
        parts.add(counted(own.stream().filter(RunningFork::isRunning).count(), "fork"));
        parts.add(Quantities.nanos(own.stream().mapToLong(RunningFork::cpuNanos).sum()) + " CPU");
        addIfThere(parts, container(own));
        addIfThere(parts, longestRunning(own));
        return Optional.of(String.join(" | ", parts));
    }

    private static void addIfThere(List<String> parts, @Nullable String part) {
        if (part != null) {
            parts.add(part);
        }
    }

    private static @Nullable String container(List<RunningFork> forks) {
        RunningFork latest = forks.stream()
                .filter(fork -> fork.containerMemoryBytes().isPresent())
                .max(Comparator.comparing(RunningFork::lastSeen))
                .orElse(null);
        if (latest == null) {
            return null;
        }
        long memory = latest.containerMemoryBytes().getAsLong();
        Long limit = latest.containerMemoryLimitBytes();
        String text = "container " + Quantities.bytes(memory);
        if (limit == null || limit == 0) {
            return text;
        }
        double percent = 100.0 * memory / limit;
        return text + String.format(Locale.ROOT, " of %s (%.0f %%)", Quantities.bytes(limit), percent);
    }

    private static @Nullable String longestRunning(List<RunningFork> forks) {
        return forks.stream()
                .filter(RunningFork::isRunning)
                .map(RunningFork::longestRunning)
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(RunningTest::nanos))
                .map(test -> "longest running " + LiveNames.of(test.identity(), LONGEST_NAME) + " "
                        + Quantities.nanos(test.nanos()))
                .orElse(null);
    }

    private static String counted(long count, String what) {
        return Quantities.count(count) + " " + (count == 1 ? what : what + "s");
    }
}
