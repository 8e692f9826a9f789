package io.github.testmonitor.report.check;

import io.github.testmonitor.report.model.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is held against.
 *
 * @param failIfNoMatch a rule that matches nothing is a failure
 * @param failOnMissingData a run without data, or with tests that ran unseen, is a failure
 */
public record Rules(List<Rule> rules, boolean failIfNoMatch, boolean failOnMissingData) {

    /** What a rule speaks of. */
    public enum Element {
        TEST,
        CLASS,
        PACKAGE,
        MODULE,
        FORK
    }

    /** What a violation does. */
    public enum Severity {
        FAIL,
        WARN
    }

    /** Limits for the elements whose names match an include and no exclude; {@code *} and {@code ?} are wildcards. */
    public record Rule(
            Element element, List<String> includes, List<String> excludes, Severity severity, List<Limit> limits) {}

    /** The greatest value allowed, in the unit of the metric; equality passes. A null severity is the rule's. */
    public record Limit(
            Metric metric, long maximum, @Nullable Severity severity) {}
}
