package io.github.testmonitor.report.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of async-profiler in a folder of fork files. The JVM starts it before the agent, so that it does not know the name of
 * the fork file: its files are named {@code async-<pid>-<time>.jfr}, with the second at which it started in the zone of the fork.
 */
final class AsyncRecordings {
    /** What it complains of: without a file of its own it would write to the channel between Surefire and the fork. */
    private static final String LOG = "async-profiler.log";

    private static final int LONGEST_COMPLAINT = 200;
    private static final Pattern NAME = Pattern.compile("async-(\\d{1,18})-(.*)\\.jfr");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private AsyncRecordings() {}

    /** All of a folder, by process id. */
    static Map<Long, List<Path>> in(Path folder) throws IOException {
        Map<Long, List<Path>> byPid = new HashMap<>();
        for (Path file : FolderListing.of(folder, "async-*.jfr")) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                byPid.computeIfAbsent(Long.valueOf(name.group(1)), pid -> new ArrayList<>())
                        .add(file);
            }
        }
        return byPid;
    }

    /** That of a fork among those of its process id, which may come again in a long build; null where there is none. */
    static @Nullable Path nearest(List<Path> files, Instant startedAt) {
        LocalDateTime start = LocalDateTime.ofInstant(startedAt, ZoneId.systemDefault());
        return files.stream()
                .min(Comparator.comparingLong(file -> secondsBetween(file, start)))
                .orElse(null);
    }

    /** The first thing that it complained of, or null. */
    static @Nullable String complaint(Path folder) {
        try (Stream<String> lines = Files.lines(folder.resolve(LOG))) {
            return lines.filter(line -> !line.isBlank())
                    .findFirst()
                    .map(line -> line.substring(0, Math.min(LONGEST_COMPLAINT, line.length())))
                    .orElse(null);
        } catch (IOException | UncheckedIOException none) {
            return null; // It was not asked for, or nothing can be read of it.
        }
    }

    private static long secondsBetween(Path file, LocalDateTime start) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        try {
            return name.matches()
                    ? Math.abs(ChronoUnit.SECONDS.between(LocalDateTime.parse(name.group(2), TIME), start))
                    : Long.MAX_VALUE;
        } catch (DateTimeParseException other) {
            return Long.MAX_VALUE;
        }
    }
}
