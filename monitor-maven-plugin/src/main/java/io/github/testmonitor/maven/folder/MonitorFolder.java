package io.github.testmonitor.maven.folder;

import io.github.testmonitor.maven.pom.TestExecution;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/**
 * A module's target/monitor.
 *
 * @param path absolute
 */
public record MonitorFolder(Path path) {
    private static final String FORK_FILES = "fork-*.jsonl";
    /** Fork files, and what a profile leaves beside them. */
    private static final String ALL_FILES = "{fork-*.jsonl,fork-*.profile,fork-*.jfr,async-*.jfr,async-profiler.log}";

    /** Stands for the execution where a fork cannot know which it serves. */
    private static final String UNKNOWN = "unknown";

    public static MonitorFolder of(MavenProject project) {
        return new MonitorFolder(
                Path.of(project.getBuild().getDirectory(), "monitor").toAbsolutePath());
    }

    public Path buildFile() {
        return path.resolve("build.json");
    }

    public Path agentConfig(TestExecution execution) {
        return agentConfig(folderName(execution));
    }

    public Path agentConfigOfUnknown() {
        return agentConfig(UNKNOWN);
    }

    public Path forks(TestExecution execution) {
        return forks(folderName(execution));
    }

    public Path forksOfUnknown() {
        return forks(UNKNOWN);
    }

    /** What Surefire said when forks of the last build died. */
    public Path failure() {
        return path.resolve("failure.txt");
    }

    /** The standalone page. */
    public Path report() {
        return path.resolve("report");
    }

    /** The figures of the session for programs that collect metrics. */
    public Path metrics() {
        return path.resolve("metrics.openmetrics.txt");
    }

    /** Whether prepare-agent or a fork has left anything to read. */
    public boolean hasData() {
        return Files.isRegularFile(buildFile()) || hasForks();
    }

    /** Whether a build has left figures of tests, or what is known of forks that died. */
    public boolean holdsTests() {
        return hasForks() || Files.isRegularFile(failure());
    }

    private boolean hasForks() {
        Path forks = path.resolve("forks");
        if (!Files.isDirectory(forks)) {
            return false;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(forks)) {
            for (Path folder : folders) {
                if (holdsForkFiles(folder)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return true; // Something is there; whoever reads it will say what is wrong with it.
        }
    }

    /** Whether there is a fork file in one of the folders of forks, which need not be there. */
    public static boolean holdsForkFiles(Path forks) {
        if (!Files.isDirectory(forks)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(forks, FORK_FILES)) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            return true; // Something is there; whoever reads it will say what is wrong with it.
        }
    }

    /** Deletes the fork files in one of the folders of forks, and profiles beside them; nothing, if there is no such folder. */
    public static void clear(Path forks) throws IOException {
        if (Files.isDirectory(forks)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(forks, ALL_FILES)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path agentConfig(String execution) {
        return path.resolve("agent-" + execution + ".properties");
    }

    private Path forks(String execution) {
        return path.resolve("forks").resolve(execution);
    }

    private static String folderName(TestExecution execution) {
        return execution.late().folderName();
    }
}
