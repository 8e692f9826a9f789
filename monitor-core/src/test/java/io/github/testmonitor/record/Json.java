package io.github.testmonitor.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads with somebody else's parser what we write by hand. */
public final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    public static JsonNode parse(String line) {
        return MAPPER.readTree(line);
    }

    /** The lines of a fork file. */
    public static List<JsonNode> lines(Path file) {
        try {
            return Files.readString(file).lines().map(Json::parse).toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Those of one type. */
    public static List<JsonNode> lines(Path file, String type) {
        return lines(file).stream()
                .filter(line -> line.get("type").asString().equals(type))
                .toList();
    }
}
