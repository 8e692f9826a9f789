package io.github.testmonitor.maven.prepare;

import org.jspecify.annotations.Nullable;

/** Resolves <code>${…}</code> in a parameter's text as Maven does. */
@FunctionalInterface
public interface Expressions {
    /** The text with its expressions resolved; null if it is one expression that is not defined. */
    @Nullable
    String resolve(String text);
}
