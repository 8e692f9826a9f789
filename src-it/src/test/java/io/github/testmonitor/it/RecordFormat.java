package io.github.testmonitor.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds one fork file against version 1 of the record format. Not reusable. */
final class RecordFormat {
    private static final Map<String, Set<String>> REQUIRED = Map.ofEntries(
            Map.entry(
                    "forkStarted",
                    Set.of("format", "buildId", "startedAt", "module", "pid", "intervalMillis", "jvm", "cpus")),
            Map.entry("disabled", Set.of("format", "reason")),
            Map.entry("unavailable", Set.of("probe", "reason")),
            Map.entry("containerStarted", Set.of("t", "id", "uniqueId", "displayName", "thread")),
            Map.entry("testStarted", Set.of("t", "id", "uniqueId", "displayName", "thread")),
            Map.entry("sample", Set.of("t", "gapNanos", "rssBytes", "heapUsedBytes", "threads", "running")),
            Map.entry("stack", Set.of("t", "id", "thread", "frames")),
            Map.entry("testFinished", Set.of("t", "id", "status", "wallNanos", "sharedWith")),
            Map.entry("containerFinished", Set.of("t", "id", "status", "wallNanos")),
            Map.entry("sectionStarted", Set.of("t", "id", "parent", "name", "thread")),
            Map.entry("sectionFinished", Set.of("t", "id", "wallNanos")),
            Map.entry("testSkipped", Set.of("t", "uniqueId", "displayName")),
            Map.entry("late", Set.of("t", "id", "thread")),
            Map.entry("leaked", Set.of("t", "id")),
            Map.entry("forkFinished", Set.of("t", "reason", "monitor")));

    /** What a finished test has, or says why not. */
    private static final Set<String> FIGURES = Set.of(
            "cpuNanos",
            "ownCpuNanos",
            "allocatedBytes",
            "ownAllocatedBytes",
            "peakHeapBytes",
            "heapStartBytes",
            "heapEndBytes",
            "gcCount",
            "gcMillis",
            "classesLoaded",
            "rssStartBytes",
            "rssEndBytes",
            "peakRssBytes",
            "threadsStarted",
            "openFilesDelta");

    private static final Set<String> REASONS =
            Set.of("unsupported", "denied", "tooShort", "virtual", "notOwned", "off", "error");
    private static final Set<String> STATUSES = Set.of("successful", "failed", "aborted", "skipped");

    /** Own work may stand this far above owned work: the two are read one after the other. */
    private static final double OWN_SHARE_TOLERANCE = 1.02;

    private static final long OWN_TOLERANCE = 1_000_000;

    /** The resident size is read after its peak, and grows in between. */
    private static final long RESIDENT_TOLERANCE_BYTES = 4 << 20;

    private final ForkFile file;
    private final List<String> problems = new ArrayList<>();
    private final Map<Object, Map<String, Object>> open = new HashMap<>();
    private final Set<Object> known = new HashSet<>();
    private int line;

    private RecordFormat(ForkFile file) {
        this.file = file;
    }

    /** What is wrong, one sentence each; empty is good. */
    static List<String> problems(ForkFile file) {
        return new RecordFormat(file).check();
    }

    private List<String> check() {
        for (Map<String, Object> record : file.records()) {
            line++;
            check(String.valueOf(record.get("type")), record);
        }
        if (line == 0) {
            say("is empty");
        }
        return problems;
    }

    private void check(String type, Map<String, Object> record) {
        if (line == 1 && !type.equals("forkStarted") && !type.equals("disabled")) {
            say("the first record is " + type);
        }
        for (String name : new TreeSet<>(REQUIRED.getOrDefault(type, Set.of()))) {
            if (!record.containsKey(name)) {
                say(type + " without " + name);
            }
        }
        record.forEach((name, value) -> checkAmount(type, name, value));
        switch (type) {
            case "testStarted", "containerStarted", "sectionStarted" -> checkStart(record);
            case "sectionFinished" -> checkEnd(type, record);
            case "testFinished", "containerFinished" -> checkFinish(type, record);
            case "stack", "late", "leaked" -> checkKnown(type, record.get("id"));
            case "sample" -> {
                if (record.get("running") instanceof List<?> running) {
                    running.forEach(id -> checkKnown(type, id));
                }
            }
            default -> {
                // Other types have no more to be held against; a reader passes over those that it does not know.
            }
        }
    }

    private void checkAmount(String type, String name, @Nullable Object value) {
        if (value == null || !name.matches(".*(Bytes|Nanos|Millis|Count)")) {
            return;
        }
        if (!(value instanceof Integer || value instanceof Long)) {
            say(type + "." + name + " is no integer: " + value);
        } else if (((Number) value).longValue() < 0) {
            say(type + "." + name + " is negative: " + value);
        }
    }

    private void checkStart(Map<String, Object> record) {
        Object id = record.get("id");
        Object parent = record.get("parent");
        if (parent != null && !known.contains(parent)) {
            say("parent " + parent + " never started");
        }
        if (!known.add(id)) {
            say("id " + id + " used again");
        }
        open.put(id, record);
    }

    private void checkFinish(String type, Map<String, Object> record) {
        Object id = record.get("id");
        checkEnd(type, record);
        open.values().stream()
                .filter(other -> "sectionStarted".equals(other.get("type")) && Objects.equals(other.get("parent"), id))
                .forEach(section -> say("section " + section.get("id") + " outlives span " + id));
        if (!STATUSES.contains(String.valueOf(record.get("status")))) {
            say("status " + record.get("status"));
        }
        if (type.equals("testFinished")) {
            checkFigures(id, record);
        }
    }

    private void checkEnd(String type, Map<String, Object> record) {
        Object id = record.get("id");
        Map<String, Object> started = open.remove(id);
        if (started == null) {
            say("span " + id + " finished without a start, or twice");
        } else if (!type.replace("Finished", "Started").equals(started.get("type"))) {
            say("span " + id + " started as " + started.get("type"));
        } else if (number(started, "t") > number(record, "t")) {
            say("span " + id + " finished before it started");
        }
    }

    private void checkFigures(@Nullable Object id, Map<String, Object> record) {
        Map<?, ?> absent = record.get("absent") instanceof Map<?, ?> reasons ? reasons : Map.of();
        for (String name : new TreeSet<>(FIGURES)) {
            if (record.get(name) == null && !absent.containsKey(name)) {
                say("test " + id + ": no " + name + ", and no reason");
            }
        }
        absent.forEach((name, reason) -> {
            if (!REASONS.contains(String.valueOf(reason))) {
                say("reason " + reason + " for " + name);
            }
        });
        checkOwn(id, record, "ownCpuNanos", "cpuNanos");
        checkOwn(id, record, "ownAllocatedBytes", "allocatedBytes");
        if (record.get("peakRssBytes") != null
                && record.get("rssEndBytes") != null
                && number(record, "peakRssBytes") < number(record, "rssEndBytes") - RESIDENT_TOLERANCE_BYTES) {
            say("test " + id + ": peak RSS below its end");
        }
    }

    private void checkOwn(@Nullable Object id, Map<String, Object> record, String own, String owned) {
        if (record.get(own) != null
                && record.get(owned) != null
                && number(record, own) > number(record, owned) * OWN_SHARE_TOLERANCE + OWN_TOLERANCE) {
            say("test " + id + ": " + own + " " + record.get(own) + " above " + owned + " " + record.get(owned));
        }
    }

    private void checkKnown(String type, @Nullable Object id) {
        if (id == null || !known.contains(id)) {
            say(type + " of unknown span " + id);
        }
    }

    private static long number(Map<String, Object> record, String name) {
        return record.get(name) instanceof Number value ? value.longValue() : 0;
    }

    private void say(String what) {
        problems.add(file.path().getFileName() + ":" + line + ": " + what);
    }
}
