package io.github.testmonitor.maven.end;

import io.github.testmonitor.maven.folder.MonitorFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What Surefire said of forks that died, kept for the report of this session and of later ones: the exit code stands nowhere else.
 *
 * @param messages by the monitor folder of the module
 */
record ForkFailures(Map<Path, String> messages) {
    private static final int LONGEST = 100_000;

    static ForkFailures of(MavenSession session) {
        Map<Path, String> messages = new HashMap<>();
        MavenExecutionResult result = session.getResult();
        if (result != null) {
            for (Throwable failure : result.getExceptions()) {
                if (failure instanceof LifecycleExecutionException goal && goal.getProject() != null) {
                    messages.merge(MonitorFolder.of(goal.getProject()).path(), text(goal), String::concat);
                }
            }
        }
        return new ForkFailures(messages);
    }

    /**
     * Writes what was said into the folders of the modules.
     *
     * @param monitorFolders those of the modules that ran tests
     * @param killed how many processes of the container the kernel killed for memory during the session; null is not known
     */
    void write(Collection<Path> monitorFolders, @Nullable Long killed) throws IOException {
        for (Path folder : monitorFolders) {
            String message = messages.get(folder);
            if (message != null && message.contains("fork") && Files.isDirectory(folder)) {
                String kills = killed == null ? "" : "Killed for memory in the container: " + killed + '\n';
                Files.writeString(
                        new MonitorFolder(folder).failure(),
                        kills + message.substring(0, Math.min(LONGEST, message.length())));
            }
        }
    }

    private static String text(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> told = new HashSet<>();
        for (Throwable cause = failure; cause != null && told.add(cause); cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }
        return text.toString();
    }
}
