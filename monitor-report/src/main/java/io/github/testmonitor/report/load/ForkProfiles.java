package io.github.testmonitor.report.load;

import io.github.testmonitor.report.code.StackSource;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
     * @return what should be known of them; sentences for people
     */
    List<String> add(List<ForkFile> forks) throws IOException {
        Map<Path, Map<Long, List<Path>>> ofAsync = new HashMap<>();
        Set<String> notes = new LinkedHashSet<>();
        Map<StackSource, Sum> sums = new LinkedHashMap<>();
        for (ForkFile fork : forks) {
            Path folder = Objects.requireNonNull(fork.path().getParent(), "a fork file lies in a folder");
            Map<Long, List<Path>> ofFolder = ofAsync.get(folder);
            if (ofFolder == null) {
                ofFolder = AsyncRecordings.in(folder);
                ofAsync.put(folder, ofFolder);
                String complaint = AsyncRecordings.complaint(folder);
                if (complaint != null) {
                    notes.add("async-profiler says: " + Names.clean(complaint));
                }
            }
            ForkProfile found = ForkProfile.find(fork, ofFolder);
            Profile profile = found == null ? null : found.read();
            if (found != null && profile != null) {
                byFork.put(fork.path(), found);
                sums.computeIfAbsent(profile.source(), source -> new Sum()).add(profile.counts());
                if (profile.problem() != null) {
                    notes.add("The profile of %s %s."
                            .formatted(fork.path().getFileName(), Names.clean(profile.problem())));
                }
            }
        }
        sums.forEach((source, sum) -> notes.add(sum.sentence(source)));
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

        String sentence(StackSource source) {
            return String.format(
                    Locale.ROOT,
                    "%s took %,d samples: %,d on the thread of a test or class, %,d on another thread while one test"
                            + " ran, %,d are nobody's, %,d without code.",
                    source == StackSource.JFR ? "JFR" : "async-profiler",
                    samples,
                    onThread,
                    byTime,
                    nobodys,
                    withoutCode);
        }
    }
}
