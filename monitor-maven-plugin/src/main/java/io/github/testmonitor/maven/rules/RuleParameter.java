package io.github.testmonitor.maven.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code <rule>} in the POM, filled by Maven. */
public final class RuleParameter {
    /** TEST, CLASS, PACKAGE, MODULE or FORK. */
    @Nullable
    String element;

    /** Patterns of names; all, when there is none. */
    List<String> includes = new ArrayList<>();

    List<String> excludes = new ArrayList<>();

    /** FAIL or WARN, for the limits that do not say it themselves. */
    @Nullable
    String severity;

    List<LimitParameter> limits = new ArrayList<>();
}
