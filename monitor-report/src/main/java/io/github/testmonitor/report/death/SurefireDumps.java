package io.github.testmonitor.report.death;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Surefire wrote down of its forks beside the reports, in {@code *.dump} and {@code *.dumpstream}: above all what a JVM printed
 * at its end past System.out.
 */
record SurefireDumps(List<Entry> entries) {
    private static final Pattern CREATED = Pattern.compile("(?m)^# Created at (\\S+)$");
    private static final Pattern FORK = Pattern.compile("-jvmRun(\\d{1,9})\\.dump");

    /** @param fork Surefire's number of the fork, or null where the file does not tell */
    record Entry(Instant at, @Nullable Integer fork, String text) {}

    static SurefireDumps in(Path reportsDirectory, ZoneId zone) {
        List<Entry> entries = new ArrayList<>();
        for (Path file : Traces.files(reportsDirectory, "*.{dump,dumpstream}")) {
            Matcher number = FORK.matcher(file.getFileName().toString());
            Integer fork = number.find() ? Integer.valueOf(number.group(1)) : null;
            addEntries(Traces.text(file), fork, zone, entries);
        }
        return new SurefireDumps(entries);
    }

    private static void addEntries(String text, @Nullable Integer fork, ZoneId zone, List<Entry> entries) {
        Matcher created = CREATED.matcher(text);
        Instant at = null;
        int start = 0;
        while (created.find()) {
            if (at != null) {
                entries.add(new Entry(at, fork, text.substring(start, created.start())));
            }
            at = instant(created.group(1), zone);
            start = created.end();
        }
        if (at != null) {
            entries.add(new Entry(at, fork, text.substring(start)));
        }
    }

    private static @Nullable Instant instant(String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeParseException unknown) {
            return null;
        }
    }

    /** All that was written of that fork from one moment until before another, as one text. */
    String text(@Nullable Integer fork, Instant from, Instant until) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            boolean of = fork == null || entry.fork() == null || entry.fork().equals(fork);
            if (of && !entry.at().isBefore(from) && entry.at().isBefore(until)) {
                text.append(entry.text()).append('\n');
            }
        }
        return text.toString();
    }
}
