package io.github.testmonitor.maven.context;

import io.github.testmonitor.report.build.ExecutionContext.Revision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The revision of a working copy, by the git command. */
final class GitCheckout {
    /** Starts no file system monitor and takes no lock: another git may be at work in the same folder. */
    private static final List<String> GIT = List.of("git", "--no-optional-locks", "-c", "core.fsmonitor=false");

    private final Command command;

    GitCheckout(Command command) {
        this.command = command;
    }

    /** The revision, or empty where there is no git or no commit; the branch is null where none is checked out. */
    Optional<Revision> revision() {
        return git("rev-parse", "HEAD", "--abbrev-ref", "HEAD")
                .map(output -> output.lines().toList())
                .filter(lines -> lines.size() == 2)
                .map(lines -> new Revision(
                        lines.get(0),
                        lines.get(1).equals("HEAD") ? null : lines.get(1),
                        modified().orElse(null)));
    }

    private Optional<Boolean> modified() {
        return git("status", "--porcelain", "-uno").map(output -> !output.isBlank());
    }

    private Optional<String> git(String... arguments) {
        return command.output(Stream.concat(GIT.stream(), Stream.of(arguments)).toList());
    }
}
