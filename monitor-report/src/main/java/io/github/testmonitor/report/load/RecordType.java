package io.github.testmonitor.report.load;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of records, by the word that stands for them in a fork file. */
enum RecordType {
    FORK_STARTED("forkStarted"),
    DISABLED("disabled"),
    JVM_DETAILS("jvmDetails"),
    UNAVAILABLE("unavailable"),
    CONTAINER_STARTED("containerStarted"),
    TEST_STARTED("testStarted"),
    SAMPLE("sample"),
    SLOWED("slowed"),
    LOOKS_SLOWED("looksSlowed"),
    STACK("stack"),
    SECTION_STARTED("sectionStarted"),
    SECTION_FINISHED("sectionFinished"),
    TEST_FINISHED("testFinished"),
    CONTAINER_FINISHED("containerFinished"),
    TEST_SKIPPED("testSkipped"),
    LATE("late"),
    LEAKED("leaked"),
    FORK_FINISHED("forkFinished");

    private static final Map<String, RecordType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.jsonName, Function.identity()));

    private final String jsonName;

    RecordType(String jsonName) {
        this.jsonName = jsonName;
    }

    static @Nullable RecordType named(String jsonName) {
        return BY_NAME.get(jsonName);
    }
}
