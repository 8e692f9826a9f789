package io.github.testmonitor.report.load;

import io.github.testmonitor.report.code.StackSource;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.Note;
import io.github.testmonitor.report.profile.Problem;
import io.github.testmonitor.report.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The profiles of the forks that count. What is in a recording is read once, and found where it is stored from then on. */
final class ForkProfiles {
    private final Map<Path, ForkProfile> byFork = new HashMap<>();

    /**
     * Finds the profiles of a module's forks, and reads the recordings of which nothing is stored.
     *
     * @return what should be known of them
     */
    List<Note> add(List<ForkFile> forks) throws IOException {
        Map<Path, Map<Long, List<Path>>> ofAsync = new HashMap<>();
        Set<Note> notes = new LinkedHashSet<>();
        Map<StackSource, Sum> sums = new LinkedHashMap<>();
        for (ForkFile fork : forks) {
            Path folder = Objects.requireNonNull(fork.path().getParent(), "a fork file lies in a folder");
            Map<Long, List<Path>> ofFolder = ofAsync.get(folder);
            if (ofFolder == null) {
                ofFolder = AsyncRecordings.in(folder);
                ofAsync.put(folder, ofFolder);
                String complaint = AsyncRecordings.complaint(folder);
                if (complaint != null) {
                    notes.add(Note.of(Note.Kind.ASYNC_PROFILER_SAYS, complaint));
                }
            }
            ForkProfile found = ForkProfile.find(fork, ofFolder);
            Profile profile = found == null ? null : found.read();
            if (found != null && profile != null) {
                byFork.put(fork.path(), found);
                sums.computeIfAbsent(profile.source(), source -> new Sum()).add(profile.counts());
                if (profile.problem() != null) {
                    notes.add(note(fork.path().getFileName().toString(), profile.problem()));
                }
            }
        }
        sums.forEach((source, sum) -> notes.add(sum.note(source)));
        return List.copyOf(notes);
    }

    /** Null where the fork has none. */
    @Nullable
    Profile of(ForkFile fork) throws IOException {
        ForkProfile found = byFork.get(fork.path());
        return found == null ? null : found.read();
    }

    /** Deletes the recordings of which all that was found is stored. */
    void deleteRecordings() throws IOException {
        for (ForkProfile profile : new ArrayList<>(byFork.values())) {
            Path recording = profile.recording();
            if (recording != null && profile.isStored()) {
                Files.deleteIfExists(recording);
            }
        }
    }

    private static Note note(String forkFile, Problem problem) {
        String detail = problem.detail() == null ? "" : problem.detail();
        return switch (problem.kind()) {
            case EMPTY -> Note.of(Note.Kind.PROFILE_EMPTY, forkFile);
            case CUT_AT_ITS_START -> Note.of(Note.Kind.PROFILE_CUT_AT_ITS_START, forkFile);
            case CUT -> Note.of(Note.Kind.PROFILE_CUT, forkFile);
            case UNREADABLE -> Note.of(Note.Kind.PROFILE_UNREADABLE, forkFile, detail);
            case WITHOUT_READER -> Note.of(Note.Kind.PROFILE_WITHOUT_READER, forkFile, detail);
            case OTHER -> Note.of(Note.Kind.PROFILE_OTHERWISE_LACKING, forkFile, detail);
        };
    }

    /** Of the forks of a module. */
    private static final class Sum {
        private long samples;
        private long onThread;
        private long byTime;
        private long nobodys;
        private long withoutCode;

        void add(Profile.Counts counts) {
            samples += counts.samples();
            onThread += counts.onThread();
            byTime += counts.byTime();
            nobodys += counts.nobodys();
            withoutCode += counts.withoutStack() + counts.leftOut();
        }

        Note note(StackSource source) {
            return Note.of(
                    Note.Kind.PROFILED,
                    source == StackSource.JFR ? "JFR" : "async-profiler",
                    Quantities.count(samples),
                    Quantities.count(onThread),
                    Quantities.count(byTime),
                    Quantities.count(nobodys),
                    Quantities.count(withoutCode));
        }
    }
}
