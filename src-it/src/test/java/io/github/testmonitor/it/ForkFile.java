package io.github.testmonitor.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A fork file, as it is.
 *
 * @param records one a line; the last line only if it is whole
 */
public record ForkFile(Path path, List<Map<String, Object>> records) {

    static ForkFile read(Path path) throws IOException {
        return of(path, Files.readString(path));
    }

    static ForkFile of(Path path, String text) {
        int end = text.lastIndexOf('\n') + 1;
        return new ForkFile(
                path, text.substring(0, end).lines().map(Json::parse).toList());
    }

    /** The records of that type. */
    public List<Map<String, Object>> records(String type) {
        return records.stream()
                .filter(record -> type.equals(record.get("type")))
                .toList();
    }

    /** The first record. */
    public Map<String, Object> started() {
        return records.get(0);
    }

    public List<Span> tests() {
        return spans("test");
    }

    public List<Span> containers() {
        return spans("container");
    }

    /** The tests that were started and not finished. */
    public List<Span> lost() {
        return tests().stream().filter(Span::open).toList();
    }

    private List<Span> spans(String kind) {
        Map<Object, Map<String, Object>> finished = new LinkedHashMap<>();
        records(kind + "Finished").forEach(record -> finished.put(record.get("id"), record));
        List<Span> spans = new ArrayList<>();
        for (Map<String, Object> started : records(kind + "Started")) {
            spans.add(new Span(started, Objects.requireNonNullElse(finished.get(started.get("id")), Map.of())));
        }
        return spans;
    }
}
