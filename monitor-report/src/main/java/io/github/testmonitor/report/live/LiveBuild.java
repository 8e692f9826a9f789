package io.github.testmonitor.report.live;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.live.LiveView.Finished;
import io.github.testmonitor.report.live.LiveView.Fork;
import io.github.testmonitor.report.live.LiveView.Running;
import io.github.testmonitor.report.live.RunningFork.FinishedTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows the newest build in some folders from outside of it: from another terminal, say. Each look reads only what was written
 * since the last one. Not thread-safe.
 */
public final class LiveBuild {
    private static final int COSTLIEST = 10;
    /** A fork writes at each sample; one that has not for so long has been killed, or stands still with its machine. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Collection<Path> monitorDirectories;
    private final LongPredicate isAlive;
    private final InstantSource clock;
    private final List<Finished> costliest = new ArrayList<>();
    private final Map<Path, Known> buildFiles = new HashMap<>();

    private @Nullable BuildFile build;
    private RunningForks forks;

    /**
     * @param monitorDirectories target/monitor of the modules; need not exist yet
     * @param isAlive whether a process with this id runs
     */
    public LiveBuild(Collection<Path> monitorDirectories, LongPredicate isAlive, InstantSource clock) {
        this.monitorDirectories = List.copyOf(monitorDirectories);
        this.isAlive = isAlive;
        this.clock = clock;
        this.forks = new RunningForks(this::finished);
    }

    /** By the processes and the clock of this machine. */
    public static LiveBuild in(Collection<Path> monitorDirectories) {
        return new LiveBuild(
                monitorDirectories,
                pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false),
                InstantSource.system());
    }

    /** What the newest build is doing; empty where there is none. */
    public Optional<LiveView> look() {
        BuildFile newest = newest();
        if (newest == null) {
            return Optional.empty();
        }
        if (build == null || !build.buildId().equals(newest.buildId())) {
            forks = new RunningForks(this::finished);
            costliest.clear();
        }
        build = newest;
        List<RunningFork> all = forks.look(monitorDirectories, newest.buildId());
        Instant latestSign = clock.instant().minus(SILENCE);
        List<RunningFork> running = all.stream()
                .filter(fork -> !fork.isFinished() && fork.lastSeen().isAfter(latestSign))
                .toList();
        return Optional.of(new LiveView(
                newest.buildId(),
                newest.startedAt(),
                running.isEmpty() && (newest.pid() == null || !isAlive.test(newest.pid())),
                running.stream().map(LiveBuild::fork).toList(),
                all.size() - running.size(),
                all.stream().mapToLong(RunningFork::finishedTests).sum(),
                all.stream().mapToLong(RunningFork::cpuNanos).sum(),
                List.copyOf(costliest)));
    }

    private @Nullable BuildFile newest() {
        return monitorDirectories.stream()
                .map(this::read)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(BuildFile::startedAt))
                .orElse(null);
    }

    /** Read again only where it was written again: there may be hundreds of modules. */
    private @Nullable BuildFile read(Path monitorDirectory) {
        Path file = monitorDirectory.resolve(BuildFile.NAME);
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            Known known = buildFiles.get(file);
            if (known == null || !known.modified().equals(modified)) {
                known = new Known(modified, BuildFile.read(file));
                buildFiles.put(file, known);
            }
            return known.build();
        } catch (IOException gone) {
            return null; // Not there yet, cleaned away, or no build file: the next look sees what there is then.
        }
    }

    private record Known(FileTime modified, BuildFile build) {}

    private void finished(FinishedTest test) {
        if (build == null || !test.buildId().equals(build.buildId())) {
            return;
        }
        Figures figures = test.figures();
        OptionalLong owned = figures.get(Figure.CPU);
        OptionalLong allocated = figures.get(Figure.ALLOCATED);
        costliest.add(new Finished(
                test.identity(),
                owned.isPresent() ? owned : figures.get(Figure.OWN_CPU),
                allocated.isPresent() ? allocated : figures.get(Figure.OWN_ALLOCATED),
                figures.get(Figure.WALL)));
        costliest.sort(Comparator.comparingLong((Finished one) -> one.cpuNanos().orElse(0))
                .reversed());
        if (costliest.size() > COSTLIEST) {
            costliest.remove(COSTLIEST);
        }
    }

    private static Fork fork(RunningFork fork) {
        return new Fork(
                fork.requireStarted(),
                fork.finishedTests(),
                fork.cpuCores(),
                fork.reading(Reading.RSS),
                fork.reading(Reading.HEAP_USED),
                fork.reading(Reading.THREADS),
                fork.containerMemoryBytes(),
                fork.running().stream()
                        .map(test -> new Running(test.identity(), test.nanos()))
                        .toList());
    }
}
