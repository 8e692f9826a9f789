package io.github.testmonitor.report.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The fields of one JSON object. A field that must be there and is not, or is of another type, makes the whole unreadable; one
 * that may be missing is then missing.
 */
public final class JsonFields {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonFields EMPTY = new JsonFields(Map.of());
    private static final String TYPE = "type";

    private final Map<String, Object> fields;

    private JsonFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** Reads an object that is all there is. */
    public static JsonFields parse(byte[] bytes) throws UnreadableJsonException {
        JsonFields fields = parse(bytes, 0, bytes.length, type -> false);
        if (fields == null) {
            throw new IllegalStateException("every type is wanted");
        }
        return fields;
    }

    /**
     * Reads an object that is all there is.
     *
     * @param isUnwanted says of the first field, where that is called {@code type}, that nothing further is to be read
     * @return null for a type that is not wanted
     */
    public static @Nullable JsonFields parse(byte[] bytes, int offset, int length, Predicate<String> isUnwanted)
            throws UnreadableJsonException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableJsonException("no JSON object");
            }
            Map<String, Object> fields = new HashMap<>(64);
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                Object value = value(parser, parser.nextToken());
                if (fields.isEmpty() && name.equals(TYPE) && value instanceof String type && isUnwanted.test(type)) {
                    return null;
                }
                if (value != null) {
                    fields.put(name, value);
                }
            }
            if (parser.nextToken() != null) {
                throw new UnreadableJsonException("more than one JSON value");
            }
            return new JsonFields(fields);
        } catch (JacksonException problem) {
            throw new UnreadableJsonException("no JSON: " + problem.getOriginalMessage());
        }
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

    public String type() throws UnreadableJsonException {
        return text(TYPE);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** An integer that must be there and not be negative. */
    public long number(String name) throws UnreadableJsonException {
        Long value = optionalNumber(name);
        if (value == null || value < 0) {
            throw new UnreadableJsonException("no number " + name);
        }
        return value;
    }

    public int smallNumber(String name) throws UnreadableJsonException {
        long value = number(name);
        if (value > Integer.MAX_VALUE) {
            throw new UnreadableJsonException(name + " is beyond reason: " + value);
        }
        return (int) value;
    }

    public @Nullable Long optionalNumber(String name) {
        return fields.get(name) instanceof Long value ? value : null;
    }

    public @Nullable Double optionalFraction(String name) {
        return fields.get(name) instanceof Number value ? value.doubleValue() : null;
    }

    public String text(String name) throws UnreadableJsonException {
        String value = optionalText(name);
        if (value == null) {
            throw new UnreadableJsonException("no " + name);
        }
        return value;
    }

    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    public @Nullable String optionalText(String name) {
        return fields.get(name) instanceof String value ? value : null;
    }

    public List<String> texts(String name) {
        return elements(name, String.class);
    }

    public List<Long> numbers(String name) {
        return elements(name, Long.class);
    }

    public boolean hasObject(String name) {
        return fields.get(name) instanceof Map;
    }

    /** The object of that name; an empty one where there is none. */
    @SuppressWarnings("unchecked") // objects are made by object() alone
    public JsonFields object(String name) {
        return fields.get(name) instanceof Map<?, ?> object ? new JsonFields((Map<String, Object>) object) : EMPTY;
    }

    /** The objects in the array of that name; none where there is no array. */
    @SuppressWarnings("unchecked") // objects are made by object() alone
    public List<JsonFields> objects(String name) {
        return elements(name, Map.class).stream()
                .map(object -> new JsonFields((Map<String, Object>) object))
                .toList();
    }

    private <T> List<T> elements(String name, Class<T> type) {
        if (!(fields.get(name) instanceof List<?> list) || list.isEmpty()) {
            return List.of();
        }
        List<T> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            if (type.isInstance(element)) {
                elements.add(type.cast(element));
            }
        }
        return Collections.unmodifiableList(elements);
    }
}
