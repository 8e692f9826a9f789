package io.github.testmonitor.report.load;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.attribution.GcOfForks;
import io.github.testmonitor.report.attribution.Tally;
import io.github.testmonitor.report.build.ExecutionContext;
import io.github.testmonitor.report.code.Frames;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Note;
import io.github.testmonitor.report.model.SpanVisitor;
import io.github.testmonitor.report.model.Totals;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest build's data below some folders: found and indexed by {@link #find}, read in full by {@link #replay} as often as
 * need be. Immutable; it sees the files as long as they were when they were found.
 */
public final class LoadedBuild {
    private final @Nullable ModuleFiles newest;
    private final List<LoadedModule> modules;
    private final List<NumberedFork> forks;
    private final RunClock clock;
    private final RunIndex index;
    private final ForkProfiles profiles;

    private LoadedBuild(
            @Nullable ModuleFiles newest,
            List<LoadedModule> modules,
            List<NumberedFork> forks,
            RunClock clock,
            RunIndex index,
            ForkProfiles profiles) {
        this.newest = newest;
        this.modules = modules;
        this.forks = forks;
        this.clock = clock;
        this.index = index;
        this.profiles = profiles;
    }

    /**
     * Finds the fork files that count: those of the newest build, and of each execution the last invocation. Folders without
     * data are no error.
     *
     * @throws IOException if a file that is there cannot be read at all
     */
    public static LoadedBuild find(List<ModuleSource> sources) throws IOException {
        List<ModuleFiles> folders = new ArrayList<>();
        for (ModuleSource source : sources) {
            folders.add(ModuleFiles.find(source));
        }
        ModuleFiles newest = newest(folders);

        List<LoadedModule> modules = new ArrayList<>();
        List<NumberedFork> forks = new ArrayList<>();
        ForkProfiles profiles = new ForkProfiles();
        for (ModuleFiles folder : folders) {
            boolean stale =
                    newest != null && folder.buildId() != null && !Objects.equals(folder.buildId(), newest.buildId());
            List<ForkFile> counted = stale ? List.of() : folder.counted();
            forks.addAll(numbered(folder, counted));
            modules.add(module(folder, stale, counted, profiles.add(counted)));
        }
        List<NumberedFork> ordered = inOrderOfStart(forks);
        RunClock clock = new RunClock(start(newest, ordered));
        return new LoadedBuild(newest, List.copyOf(modules), ordered, clock, RunIndex.of(ordered, clock), profiles);
    }

    public @Nullable String buildId() {
        return newest != null ? newest.buildId() : null;
    }

    /** The start of the run, from which all its times count; null where there is no data. */
    public @Nullable Instant startedAt() {
        return newest != null ? clock.start() : null;
    }

    /** On what the newest build ran, where its build.json says. */
    public @Nullable ExecutionContext context() {
        return newest != null && newest.build() != null ? newest.build().context() : null;
    }

    /** In the order of the sources. */
    public List<LoadedModule> modules() {
        return modules;
    }

    /**
     * Reads all fork files and tells the visitor what ran.
     *
     * @throws IOException if a file that was readable before no longer is
     */
    public ReplayedRun replay(SpanVisitor visitor) throws IOException {
        ContainerRecorder container = new ContainerRecorder(index.peak());
        List<ForkRun> runs = new ArrayList<>();
        Map<String, List<ForkRun>> moduleRuns = new HashMap<>();
        Map<String, Tally> tallies = new HashMap<>();
        Tally total = new Tally();
        Frames frames = new Frames();
        for (NumberedFork fork : forks) {
            ForkReplay replay = new ForkReplay(fork, index, visitor, container, frames, profiles.of(fork.file()));
            ForkRun run = replay.read();
            runs.add(run);
            moduleRuns
                    .computeIfAbsent(fork.module(), module -> new ArrayList<>())
                    .add(run);
            tallies.computeIfAbsent(fork.module(), module -> new Tally()).add(replay.tally());
            total.add(replay.tally());
        }
        Map<String, Totals> moduleTotals = new HashMap<>();
        tallies.forEach((module, tally) ->
                moduleTotals.put(module, GcOfForks.in(tally.totals(), moduleRuns.getOrDefault(module, List.of()))));
        return new ReplayedRun(
                List.copyOf(runs),
                moduleRuns,
                moduleTotals,
                GcOfForks.in(total.totals(), runs),
                container.toHistory(),
                container.kills());
    }

    /** Deletes the recordings of profilers whose samples are stored beside the fork files. */
    public void deleteRecordings() throws IOException {
        profiles.deleteRecordings();
    }

    private static @Nullable ModuleFiles newest(List<ModuleFiles> folders) {
        ModuleFiles newest = null;
        Instant newestStart = Instant.MIN;
        for (ModuleFiles folder : folders) {
            Instant start = folder.startedAt();
            if (start != null && start.isAfter(newestStart)) {
                newest = folder;
                newestStart = start;
            }
        }
        return newest;
    }

    private static LoadedModule module(
            ModuleFiles folder, boolean stale, List<ForkFile> counted, List<Note> ofProfiles) {
        List<Note> notes = Stream.of(folder.notes().stream(), newerFormats(counted), ofProfiles.stream())
                .flatMap(some -> some)
                .toList();
        return new LoadedModule(
                folder.module(), folder.buildId(), folder.startedAt(), folder.build(), stale, folder.headless(), notes);
    }

    private static Stream<Note> newerFormats(List<ForkFile> files) {
        return files.stream()
                .filter(file -> file.format() > ForkRecord.FORMAT)
                .map(file -> Note.of(
                        Note.Kind.OF_NEWER_FORMAT,
                        file.path().getFileName().toString(),
                        Integer.toString(file.format()),
                        Integer.toString(ForkRecord.FORMAT)));
    }

    private static List<NumberedFork> numbered(ModuleFiles folder, List<ForkFile> files) {
        boolean severalExecutions =
                files.stream().map(ForkFile::execution).distinct().count() > 1;
        return files.stream()
                .map(file -> new NumberedFork(
                        0,
                        folder.module(),
                        severalExecutions ? folder.title() + " " + file.execution() : folder.title(),
                        file))
                .toList();
    }

    private static List<NumberedFork> inOrderOfStart(List<NumberedFork> forks) {
        List<NumberedFork> sorted = forks.stream()
                .sorted(Comparator.comparing((NumberedFork fork) -> fork.file().startedAt())
                        .thenComparing(fork -> fork.file().path()))
                .toList();
        List<NumberedFork> ordered = new ArrayList<>();
        for (NumberedFork fork : sorted) {
            ordered.add(new NumberedFork(ordered.size() + 1, fork.module(), fork.label(), fork.file()));
        }
        return List.copyOf(ordered);
    }

    /** The start of the build; of the first fork, where the build does not say its own or clocks were set back. */
    private static Instant start(@Nullable ModuleFiles newest, List<NumberedFork> forks) {
        Instant start =
                newest != null && newest.build() != null ? newest.build().startedAt() : Instant.MAX;
        for (NumberedFork fork : forks) {
            Instant forkStart = fork.file().startedAt();
            start = forkStart.isBefore(start) ? forkStart : start;
        }
        return start.equals(Instant.MAX) ? Instant.EPOCH : start;
    }
}
