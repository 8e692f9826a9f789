package io.github.testmonitor.report.load;

import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is in one module's monitor directory, whatever build it is of.
 *
 * @param build its build.json, or null where there is none that can be read
 * @param files its fork files, the first started first
 * @param headless fork files that do not say which build they are of, and are no older than the build
 * @param notes what is wrong with the directory
 */
record ModuleFiles(String name, @Nullable BuildFile build, List<ForkFile> files, int headless, List<Note> notes) {
    private static final Comparator<ForkFile> BY_START =
            Comparator.comparing(ForkFile::startedAt).thenComparing(ForkFile::path);

    static ModuleFiles find(ModuleSource source) throws IOException {
        List<Note> notes = new ArrayList<>();
        BuildFile build = readBuildFile(source.directory().resolve(BuildFile.NAME), notes);
        List<ForkFile> files = new ArrayList<>();
        int headless = 0;
        for (Path folder : FolderListing.of(source.directory().resolve("forks"), "*")) {
            List<Path> ofNoBuild = addForkFiles(folder, files);
            if (!ofNoBuild.isEmpty()) {
                notes.add(Note.counted(
                        Note.Kind.OF_NO_BUILD,
                        ofNoBuild.size(),
                        folder.getFileName().toString()));
            }
            headless += countSince(build, ofNoBuild);
        }
        files.sort(BY_START);
        return new ModuleFiles(source.name(), build, files, headless, notes);
    }

    /** The build that the module's data is of: what build.json says, else that of its newest fork. */
    @Nullable
    String buildId() {
        if (build != null) {
            return build.buildId();
        }
        ForkFile newest = newest();
        return newest != null ? newest.buildId() : null;
    }

    @Nullable
    Instant startedAt() {
        if (build != null) {
            return build.startedAt();
        }
        ForkFile newest = newest();
        return newest != null ? newest.startedAt() : null;
    }

    /** {@code groupId:artifactId}, or the name where nothing says it. */
    String module() {
        if (build != null) {
            return build.module();
        }
        ForkFile newest = newest();
        String module = newest != null ? newest.module() : null;
        return module != null ? module : name;
    }

    /** What people call the module. */
    String title() {
        String title = build != null ? build.moduleName() : null;
        return title != null ? title : module();
    }

    /** The files of the module's build, and of each execution the last invocation only. Notes what it leaves out. */
    List<ForkFile> counted() {
        String buildId = buildId();
        List<ForkFile> own = files.stream()
                .filter(file -> Objects.equals(file.buildId(), buildId))
                .toList();
        if (own.size() < files.size()) {
            notes.add(Note.counted(Note.Kind.OF_ANOTHER_BUILD, files.size() - own.size()));
        }
        Map<String, Integer> last = new HashMap<>();
        own.forEach(file -> last.merge(file.execution(), file.invocation(), Math::max));
        last.forEach((execution, invocation) -> noteEarlierInvocations(execution, invocation, own));
        return own.stream()
                .filter(file -> file.invocation() == last.getOrDefault(file.execution(), 1))
                .toList();
    }

    private void noteEarlierInvocations(String execution, int last, List<ForkFile> own) {
        long earlier = own.stream()
                .filter(file -> file.execution().equals(execution) && file.invocation() < last)
                .count();
        if (earlier > 0) {
            notes.add(Note.counted(Note.Kind.OF_EARLIER_INVOCATIONS, earlier, execution, Quantities.count(last)));
        }
    }

    private @Nullable ForkFile newest() {
        return files.isEmpty() ? null : files.get(files.size() - 1);
    }

    private static @Nullable BuildFile readBuildFile(Path file, List<Note> notes) {
        try {
            return BuildFile.read(file);
        } catch (NoSuchFileException expected) {
            // The build did not run prepare-agent, or has been cleaned: what the forks say must do.
            return null;
        } catch (IOException problem) {
            notes.add(Note.of(Note.Kind.UNREADABLE_BUILD_FILE, String.valueOf(problem.getMessage())));
            return null;
        }
    }

    /** Adds those that say which build they are of, and returns the others. */
    private static List<Path> addForkFiles(Path folder, List<ForkFile> files) throws IOException {
        List<Path> ofNoBuild = new ArrayList<>();
        for (Path path : FolderListing.of(folder, "fork-*.jsonl")) {
            ForkFile file = ForkFile.open(path);
            if (file == null) {
                ofNoBuild.add(path);
            } else {
                files.add(file);
            }
        }
        return ofNoBuild;
    }

    /** How many were written since the build began; all, where nothing says when it did. */
    private static int countSince(@Nullable BuildFile build, List<Path> files) throws IOException {
        // Some file systems keep whole seconds only.
        Instant oldest = build == null ? Instant.MIN : build.startedAt().truncatedTo(ChronoUnit.SECONDS);
        int count = 0;
        for (Path file : files) {
            count += Files.getLastModifiedTime(file).toInstant().isBefore(oldest) ? 0 : 1;
        }
        return count;
    }
}
