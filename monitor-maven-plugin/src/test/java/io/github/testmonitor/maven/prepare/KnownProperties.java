package io.github.testmonitor.maven.prepare;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves an expression that is one property. */
record KnownProperties(Map<String, String> properties) implements Expressions {
    @Override
    public @Nullable String resolve(String text) {
        return text.startsWith("${") ? properties.get(text.substring(2, text.length() - 1)) : text;
    }
}
