package io.github.testmonitor.report.death;

import io.github.testmonitor.record.ForkRecord;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that a JVM writes when it ends badly: they bear its pid, and lie where it ran or where it was told to put them. Pids come
 * again, and mvn clean leaves such files: those from before the fork's start are of another process.
 */
final class JvmFiles {
    private static final Pattern NAMED_ERROR_FILE = Pattern.compile("'?# (\\S.*hs_err\\S*?\\.log)'?");
    private static final Pattern NAMED_HEAP_DUMP = Pattern.compile("Dumping heap to (.+?) \\.\\.\\.");

    private final long pid;
    private final Instant startedAt;
    private final Set<Path> folders = new LinkedHashSet<>();
    private final String printed;

    /**
     * @param reportsDirectory of the execution; forks run above it, unless the POM says otherwise
     * @param printed what the JVM printed at its end
     */
    JvmFiles(ForkRecord.ForkStarted fork, Path reportsDirectory, String printed) {
        this.pid = fork.pid();
        this.startedAt = fork.startedAt();
        this.printed = printed;
        for (Path folder = reportsDirectory; folder != null && folders.size() < 3; folder = folder.getParent()) {
            folders.add(folder);
        }
    }

    /** The error file of a crash, or null. */
    @Nullable
    Path errorFile() {
        return find(NAMED_ERROR_FILE, "hs_err_pid" + pid + ".log");
    }

    /** The dump of the heap, or null. */
    @Nullable
    Path heapDump() {
        return find(NAMED_HEAP_DUMP, "java_pid" + pid + ".hprof");
    }

    private @Nullable Path find(Pattern named, String usual) {
        Matcher matcher = named.matcher(printed);
        String name = matcher.find() ? matcher.group(1) : usual;
        try {
            for (Path folder : folders) {
                Path file = folder.resolve(name);
                if (Traces.writtenSince(file, startedAt)) {
                    return file;
                }
            }
        } catch (InvalidPathException noName) {
            return null; // A test may print anything, and not every locale can write every name.
        }
        return null;
    }
}
