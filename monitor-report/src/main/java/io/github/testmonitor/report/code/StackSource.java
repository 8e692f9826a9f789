package io.github.testmonitor.report.code;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who saw a stack; the better one comes later. Stacks of two sources tell of the same work and must not be summed: a test's
 * call tree is made of those of its best source.
 */
public enum StackSource {
    /** The monitor's own look at the threads that moved. */
    TICK("tick"),
    /** A recording of the JDK's flight recorder. */
    JFR("jfr"),
    /** async-profiler. */
    ASYNC("async");

    private static final Map<String, StackSource> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(StackSource::jsonName, Function.identity()));

    private final String jsonName;

    StackSource(String jsonName) {
        this.jsonName = jsonName;
    }

    /** The word that stands for it in a record's field {@code source}. */
    public String jsonName() {
        return jsonName;
    }

    /** The source of that name; {@link #TICK} where there is none. */
    public static StackSource named(@Nullable String jsonName) {
        return jsonName == null ? TICK : BY_NAME.getOrDefault(jsonName, TICK);
    }
}
