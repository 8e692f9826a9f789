package io.github.testmonitor.agent;

import io.github.testmonitor.config.MonitorConfig;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether this JVM was started by a fork, with the fork's own arguments: a test may take them from the RuntimeMXBean. Such a JVM is a
 * child process of a test and no fork. How a fork is launched tells nothing, as the agent serves more launchers than Surefire; but
 * one of the processes above this one has a fork file then, of this build and execution, begun when that process was.
 *
 * <p>The first fork of an execution only lists an empty folder for it. A child whose parent has ended by now is not told apart.
 */
final class ForkAbove {
    /** {@value}: from the start of a process to that of its agent, and that of this one. A fork file of an older process of that number is older. */
    private static final long STARTING_MILLIS = 60_000;
    /** {@value} processes above one another; more are no tree. */
    private static final int HIGHEST = 64;
    /** Of the times in /proc, which are in steps of 10 ms on every machine that matters. */
    private static final int TICK_MILLIS = 10;

    private final MonitorConfig config;
    private final String[] files;
    private final long nowMillis;
    private final Path root;

    private ForkAbove(MonitorConfig config, String[] files, long nowMillis, Path root) {
        this.config = config;
        this.files = files;
        this.nowMillis = nowMillis;
        this.root = root;
    }

    /** @param startedAt of this JVM's agent */
    static boolean exists(MonitorConfig config, Instant startedAt, Path root) {
        String[] files = config.outputDirectory().toFile().list();
        if (files == null || files.length == 0) {
            return false;
        }
        ForkAbove above = new ForkAbove(config, files, startedAt.toEpochMilli(), root);
        try {
            return new File(root.toFile(), "proc/self/stat").canRead() ? above.inProc() : above.inHandles();
        } catch (IOException | RuntimeException unknown) {
            // A process above has just ended, or may not be looked at: then it is a fork like any other.
            return false;
        }
    }

    private boolean inProc() throws IOException {
        String[] self = stat("self");
        String parent = self[1];
        for (int i = 0; i < HIGHEST && !parent.equals("0"); i++) {
            String[] process = stat(parent);
            long olderTicks = Long.parseLong(self[19]) - Long.parseLong(process[19]);
            if (isFork(parent, nowMillis - olderTicks * TICK_MILLIS)) {
                return true;
            }
            parent = process[1];
        }
        return false;
    }

    private boolean inHandles() throws IOException {
        ProcessHandle process = ProcessHandle.current().parent().orElse(null);
        for (int i = 0; i < HIGHEST && process != null; i++) {
            Instant start = process.info().startInstant().orElse(null);
            if (start != null && isFork(Long.toString(process.pid()), start.toEpochMilli())) {
                return true;
            }
            process = process.parent().orElse(null);
        }
        return false;
    }

    /** The fields from the state on: the name before it may hold anything. The second is the parent, the twentieth the start. */
    private String[] stat(String process) throws IOException {
        String line = firstLine(new File(root.toFile(), "proc/" + process + "/stat"));
        return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    }

    private boolean isFork(String pid, long startMillis) throws IOException {
        for (String name : files) {
            Long begun = begun(name, pid);
            if (begun != null && Math.abs(begun - startMillis) <= STARTING_MILLIS && isOfThisBuild(name)) {
                return true;
            }
        }
        return false;
    }

    /** When the fork file of this process was begun; null for all others. */
    private static @Nullable Long begun(String name, String pid) {
        String end = "-" + pid + ".jsonl";
        if (!name.startsWith("fork-") || !name.endsWith(end) || name.length() <= "fork-".length() + end.length()) {
            return null;
        }
        try {
            return Long.valueOf(name.substring("fork-".length(), name.length() - end.length()));
        } catch (NumberFormatException other) {
            return null; // A file of somebody else.
        }
    }

    private boolean isOfThisBuild(String name) throws IOException {
        return firstLine(new File(config.outputDirectory().toFile(), name))
                .contains("\"buildId\":\"" + config.buildId() + '"');
    }

    private static String firstLine(File file) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            return line == null ? "" : line;
        }
    }
}
