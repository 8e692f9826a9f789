package io.github.testmonitor.report.load;

import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.model.Note;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One module whose files were found, but not yet read.
 *
 * @param module {@code groupId:artifactId}, or what the caller named it where nothing says
 * @param build its build.json, or null where there is none
 * @param stale its data is of another build than the newest one, and is not read
 * @param headless fork files that do not say which build they are of, and are no older than the module's
 * @param notes what should be known of its files
 */
public record LoadedModule(
        String module,
        @Nullable String buildId,
        @Nullable Instant startedAt,
        @Nullable BuildFile build,
        boolean stale,
        int headless,
        List<Note> notes) {}
