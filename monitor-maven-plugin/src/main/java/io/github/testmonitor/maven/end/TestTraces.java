package io.github.testmonitor.maven.end;

import io.github.testmonitor.maven.folder.MonitorFolder;
import io.github.testmonitor.maven.session.SharedSession;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;

/**
 * What tells that tests ran: fork files, and the files of Surefire and Failsafe where nothing was measured.
 *
 * @param forksFolders those of the session's executions; other builds may have left files in others
 */
record TestTraces(Collection<Path> forksFolders, Collection<Path> reportsFolders) {

    static TestTraces of(SharedSession shared) {
        return new TestTraces(shared.forksFolders(), shared.reportsFolders());
    }

    /** @param start fork files of earlier builds were deleted before the tests, so that only the other files are asked for their age */
    boolean existSince(Instant start) {
        return forksFolders.stream().anyMatch(MonitorFolder::holdsForkFiles)
                || reportsFolders.stream().anyMatch(folder -> hasReportSince(folder, start));
    }

    private static boolean hasReportSince(Path folder, Instant start) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder, "TEST-*.xml")) {
            for (Path report : reports) {
                if (!Files.getLastModifiedTime(report).toInstant().isBefore(start)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false; // A folder that cannot be read tells of nothing.
        }
    }
}
