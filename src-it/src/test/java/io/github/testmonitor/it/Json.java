package io.github.testmonitor.it;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects as maps. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** @throws IllegalArgumentException if the text is no JSON object */
    static Map<String, Object> parse(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<>() {});
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON object: " + text, e);
        }
    }
}
