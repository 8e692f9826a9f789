package io.github.testmonitor.report.live;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.live.LiveView.Fork;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows a build by its fork files, from inside of its Maven or from another terminal. Each look reads only what was written since
 * the last one, so that it costs little however long the build runs. Not thread-safe.
 */
public final class LiveBuild {
    /** A fork writes at each sample; one that has not for so long has been killed, or stands still with its machine. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Supplier<? extends Collection<Path>> monitorDirectories;
    private final Supplier<@Nullable Followed> build;
    private final LongPredicate isAlive;
    private final InstantSource clock;
    private final Costliest costliest = new Costliest();
    private final LiveListener listener;

    private @Nullable Followed followed;
    private RunningForks forks;

    private LiveBuild(
            Supplier<? extends Collection<Path>> monitorDirectories,
            Supplier<@Nullable Followed> build,
            LongPredicate isAlive,
            InstantSource clock,
            LiveListener listener) {
        this.monitorDirectories = monitorDirectories;
        this.build = build;
        this.isAlive = isAlive;
        this.clock = clock;
        this.listener = LiveListener.all(List.of(costliest, listener));
        this.forks = new RunningForks("", this.listener);
    }

    /**
     * Follows the newest build in some folders, and changes over to the next one.
     *
     * @param monitorDirectories target/monitor of the modules; need not exist yet
     * @param isAlive whether a process with this id runs
     */
    public static LiveBuild newest(
            Collection<Path> monitorDirectories, LongPredicate isAlive, InstantSource clock, LiveListener listener) {
        NewestBuild newest = new NewestBuild();
        List<Path> folders = List.copyOf(monitorDirectories);
        return new LiveBuild(
                () -> folders,
                () -> {
                    BuildFile file = newest.in(folders);
                    return file == null ? null : new Followed(file.buildId(), file.startedAt(), file.pid());
                },
                isAlive,
                clock,
                listener);
    }

    /** As {@link #newest(Collection, LongPredicate, InstantSource, LiveListener)}, by the processes and the clock of this machine. */
    public static LiveBuild in(Collection<Path> monitorDirectories) {
        return newest(
                monitorDirectories,
                pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false),
                InstantSource.system(),
                LiveListener.NONE);
    }

    /**
     * Follows one build from inside of its Maven.
     *
     * @param monitorDirectories asked at each look, because modules come one after the other; need not exist
     */
    public static LiveBuild ofSession(
            Supplier<? extends Collection<Path>> monitorDirectories,
            String buildId,
            Instant startedAt,
            InstantSource clock,
            LiveListener listener) {
        Followed session =
                new Followed(buildId, startedAt, ProcessHandle.current().pid());
        return new LiveBuild(monitorDirectories, () -> session, pid -> true, clock, listener);
    }

    /** What the build is doing; empty where there is none. */
    public Optional<LiveView> look() {
        Followed found = build.get();
        if (found == null) {
            return Optional.empty();
        }
        if (followed == null || !followed.buildId().equals(found.buildId())) {
            forks = new RunningForks(found.buildId(), listener);
            listener.newBuild();
        }
        followed = found;
        List<RunningFork> all = forks.look(monitorDirectories.get());
        Instant latestSign = clock.instant().minus(SILENCE);
        List<RunningFork> running = all.stream()
                .filter(fork -> !fork.isFinished() && fork.lastSeen().isAfter(latestSign))
                .toList();
        return Optional.of(new LiveView(
                found.buildId(),
                found.startedAt(),
                running.isEmpty() && (found.pid() == null || !isAlive.test(found.pid())),
                running.stream().map(LiveBuild::fork).toList(),
                all.size() - running.size(),
                all.stream().mapToLong(RunningFork::finishedTests).sum(),
                all.stream().mapToLong(RunningFork::cpuNanos).sum(),
                container(running),
                costliest.tests()));
    }

    private static LiveView.@Nullable Container container(List<RunningFork> running) {
        return running.stream()
                .filter(fork -> fork.reading(Reading.CONTAINER_MEMORY).isPresent())
                .max(Comparator.comparing(RunningFork::lastSeen))
                .map(fork -> new LiveView.Container(
                        fork.reading(Reading.CONTAINER_MEMORY).getAsLong(), limit(fork)))
                .orElse(null);
    }

    private static @Nullable Long limit(RunningFork fork) {
        var container = fork.started().container();
        return container == null ? null : container.memoryLimitBytes();
    }

    private static Fork fork(RunningFork fork) {
        OptionalLong memory = fork.reading(Reading.CONTAINER_MEMORY);
        return new Fork(
                fork.number(),
                fork.started(),
                fork.finishedTests(),
                fork.cpuCores(),
                fork.reading(Reading.RSS),
                fork.reading(Reading.HEAP_USED),
                fork.reading(Reading.THREADS),
                memory,
                fork.running());
    }

    /** The build that is looked at; the process of its Maven may be unknown. */
    private record Followed(
            String buildId, Instant startedAt, @Nullable Long pid) {}
}
