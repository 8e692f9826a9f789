package io.github.testmonitor.report.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The fields of one JSON object. A field that must be there and is not, or is of another type, makes the line unreadable; one
 * that may be missing is then missing.
 */
final class JsonLine {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonLine EMPTY = new JsonLine(Map.of());
    private static final String TYPE = "type";

    private final Map<String, Object> fields;

    private JsonLine(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * Reads a line.
     *
     * @param wanted the types to read; a line that opens with another one of those we know is not read any further
     * @return null for a type that is not wanted
     */
    static @Nullable JsonLine parse(byte[] bytes, int offset, int length, Set<RecordType> wanted)
            throws UnreadableLineException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableLineException("no JSON object");
            }
            Map<String, Object> fields = new HashMap<>(64);
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                Object value = value(parser, parser.nextToken());
                if (fields.isEmpty() && name.equals(TYPE) && isUnwanted(value, wanted)) {
                    return null;
                }
                if (value != null) {
                    fields.put(name, value);
                }
            }
            if (parser.nextToken() != null) {
                throw new UnreadableLineException("more than one JSON value");
            }
            return new JsonLine(fields);
        } catch (JacksonException problem) {
            throw new UnreadableLineException("no JSON: " + problem.getOriginalMessage());
        }
    }

    private static boolean isUnwanted(@Nullable Object typeName, Set<RecordType> wanted) {
        RecordType type = typeName instanceof String text ? RecordType.named(text) : null;
        return type != null && !wanted.contains(type);
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    /** Not even a count of bytes is beyond a long: what is, becomes a fraction, which nobody takes for an integer. */
    private static Object integer(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> parser.getDoubleValue();
        };
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> fields = new HashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            Object value = value(parser, parser.nextToken());
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser) {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Object element = value(parser, token);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    String type() throws UnreadableLineException {
        return text(TYPE);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** An integer that must be there and not be negative. */
    long number(String name) throws UnreadableLineException {
        Long value = optionalNumber(name);
        if (value == null || value < 0) {
            throw new UnreadableLineException("no number " + name);
        }
        return value;
    }

    int smallNumber(String name) throws UnreadableLineException {
        long value = number(name);
        if (value > Integer.MAX_VALUE) {
            throw new UnreadableLineException(name + " is beyond reason: " + value);
        }
        return (int) value;
    }

    @Nullable
    Long optionalNumber(String name) {
        return fields.get(name) instanceof Long value ? value : null;
    }

    @Nullable
    Double optionalFraction(String name) {
        return fields.get(name) instanceof Number value ? value.doubleValue() : null;
    }

    String text(String name) throws UnreadableLineException {
        String value = optionalText(name);
        if (value == null) {
            throw new UnreadableLineException("no " + name);
        }
        return value;
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    @Nullable
    String optionalText(String name) {
        return fields.get(name) instanceof String value ? value : null;
    }

    List<String> texts(String name) {
        return elements(name, String.class);
    }

    List<Long> numbers(String name) {
        return elements(name, Long.class);
    }

    boolean hasObject(String name) {
        return fields.get(name) instanceof Map;
    }

    /** The object of that name; an empty one where there is none. */
    @SuppressWarnings("unchecked") // objects are made by object() alone
    JsonLine object(String name) {
        return fields.get(name) instanceof Map<?, ?> object ? new JsonLine((Map<String, Object>) object) : EMPTY;
    }

    private <T> List<T> elements(String name, Class<T> type) {
        if (!(fields.get(name) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
