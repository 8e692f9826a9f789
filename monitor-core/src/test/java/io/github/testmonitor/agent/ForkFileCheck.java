package io.github.testmonitor.agent;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Json;
import io.github.testmonitor.record.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Holds a whole fork file against record format 1, and tells what is wrong with it and which tests it lost. */
final class ForkFileCheck {
    private static final Set<String> REASONS =
            Arrays.stream(Absence.values()).map(Absence::jsonName).collect(Collectors.toSet());
    private static final Set<String> STATUSES =
            Arrays.stream(Status.values()).map(Status::jsonName).collect(Collectors.toSet());

    private final List<String> wrong = new ArrayList<>();
    private final Map<Long, JsonNode> open = new HashMap<>();
    private final Set<Long> known = new HashSet<>();

    private ForkFileCheck() {}

    static ForkFileCheck of(Path file) {
        ForkFileCheck check = new ForkFileCheck();
        List<JsonNode> lines = Json.lines(file);
        if (lines.isEmpty() || !type(lines.get(0)).equals("forkStarted")) {
            check.wrong.add("The first record is no forkStarted");
        }
        lines.forEach(check::line);
        return check;
    }

    /** What breaks the format; empty for a good file. */
    List<String> wrong() {
        return wrong;
    }

    /** Display names of the tests that started and did not finish. */
    List<String> lost() {
        return open.values().stream()
                .filter(line -> type(line).equals("testStarted"))
                .map(line -> line.get("displayName").asString())
                .sorted()
                .toList();
    }

    private void line(JsonNode line) {
        switch (type(line)) {
            case "testStarted", "containerStarted" -> started(line);
            case "testFinished", "containerFinished" -> finished(line);
            case "sectionStarted" -> started(line);
            case "sectionFinished" -> {
                ended(line);
                figures(line);
            }
            case "stack" -> stack(line);
            case "sample" -> sample(line);
            default -> {}
        }
        line.properties().forEach(field -> {
            if (field.getKey().endsWith("Bytes") && field.getValue().asLong(0) < 0) {
                wrong.add("Negative " + field);
            }
        });
    }

    private void started(JsonNode line) {
        long id = line.get("id").asLong();
        JsonNode parent = line.get("parent");
        if (!parent.isNull() && !known.contains(parent.asLong())) {
            wrong.add("Parent never started: " + line);
        }
        if (!known.add(id)) {
            wrong.add("Id used again: " + line);
        }
        open.put(id, line);
    }

    private void finished(JsonNode line) {
        ended(line);
        if (!STATUSES.contains(line.get("status").asString())) {
            wrong.add("Status: " + line);
        }
        open.values().stream()
                .filter(other -> type(other).equals("sectionStarted")
                        && other.get("parent").equals(line.get("id")))
                .forEach(section -> wrong.add("Section outlives its test: " + section));
        figures(line);
    }

    private void ended(JsonNode line) {
        JsonNode started = open.remove(line.get("id").asLong());
        if (started == null) {
            wrong.add("Finished without a start, or twice: " + line);
        } else if (started.get("t").asLong() > line.get("t").asLong()) {
            wrong.add("Finished before its start: " + line);
        } else if (!type(started).replace("Started", "Finished").equals(type(line))) {
            wrong.add("Started as something else: " + line);
        }
    }

    private void stack(JsonNode line) {
        if (!open.containsKey(line.get("id").asLong())) {
            wrong.add("Stack of a span that is not open: " + line);
        }
        if (line.has("section") && !known.contains(line.get("section").asLong())) {
            wrong.add("Stack in an unknown section: " + line);
        }
    }

    private void figures(JsonNode line) {
        for (Figure figure : Figure.values()) {
            boolean there = line.has(figure.jsonName());
            boolean reasoned = line.has("absent")
                    && line.get("absent").has(figure.jsonName())
                    && REASONS.contains(
                            line.get("absent").get(figure.jsonName()).asString());
            if (there == reasoned) {
                wrong.add(figure.jsonName() + " is there and absent, or neither: " + line);
            }
        }
    }

    private void sample(JsonNode line) {
        for (String required : List.of("t", "gapNanos", "rssBytes", "heapUsedBytes", "threads", "running")) {
            if (!line.has(required)) {
                wrong.add("Sample without " + required);
            }
        }
        line.get("running").forEach(id -> {
            if (!known.contains(id.asLong())) {
                wrong.add("Sample names unknown span: " + line);
            }
        });
    }

    private static String type(JsonNode line) {
        return line.get("type").asString();
    }
}
