package io.github.testmonitor.report.render.data;

import io.github.testmonitor.report.format.Names;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON that may stand in a script, inside HTML too: nothing in a string can end the script or begin a comment. Names go through
 * {@link Names#clean}. Not thread-safe.
 */
final class ScriptJson {
    private static final String ESCAPED = "<>&\"\\\u2028\u2029";

    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder out = new StringBuilder();

    /** What is written by hand: brackets, commas, field names and numbers. */
    ScriptJson raw(String json) {
        out.append(json);
        return this;
    }

    ScriptJson raw(CharSequence json) {
        out.append(json);
        return this;
    }

    ScriptJson field(String name) {
        char last = out.isEmpty() ? '{' : out.charAt(out.length() - 1);
        if (last != '{' && last != '[') {
            out.append(',');
        }
        out.append('"').append(name).append("\":");
        return this;
    }

    ScriptJson number(@Nullable Number number) {
        out.append(number);
        return this;
    }

    /** A name that somebody gave, made clean. */
    ScriptJson name(@Nullable String name) {
        return text(name == null ? null : Names.clean(name));
    }

    /** A text as it is. */
    ScriptJson text(@Nullable String text) {
        if (text == null) {
            out.append("null");
            return this;
        }
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character < ' ' || ESCAPED.indexOf(character) >= 0) {
                out.append("\\u").append(HEX.toHexDigits(character));
            } else {
                out.append(character);
            }
        }
        out.append('"');
        return this;
    }

    <T> ScriptJson list(Collection<T> items, BiConsumer<ScriptJson, T> writer) {
        out.append('[');
        String separator = "";
        for (T item : items) {
            out.append(separator);
            writer.accept(this, item);
            separator = ",";
        }
        out.append(']');
        return this;
    }

    ScriptJson names(Collection<String> names) {
        return list(names, ScriptJson::name);
    }

    ScriptJson texts(Map<String, String> texts) {
        out.append('{');
        texts.forEach((key, value) -> field(key).text(value));
        out.append('}');
        return this;
    }

    CharSequence json() {
        return out;
    }
}
