package io.github.testmonitor.maven.rules;

import org.jspecify.annotations.Nullable;

/** A {@code <limit>} in the POM, filled by Maven. */
public final class LimitParameter {
    @Nullable
    String metric;

    /** With its unit: {@code 512MiB}, {@code 2 s}. */
    @Nullable
    String maximum;

    /** FAIL or WARN; the rule's, when it is not said. */
    @Nullable
    String severity;
}
