package io.github.testmonitor.report.check;

import io.github.testmonitor.report.model.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is held against.
 *
 * @param failIfNoMatch a rule that matches nothing is a failure, where anything ran that it could match
 * @param failOnMissingData a run without data, with tests that ran unseen, or with a fork that died while none ran and some were to
 *     come, is a failure; skipped tests, or none, are not
 */
public record Rules(List<Rule> rules, boolean failIfNoMatch, boolean failOnMissingData) {

    public Rules {
        rules = List.copyOf(rules);
    }

    /** What a rule speaks of, and by which name it is matched. */
    public enum Element {
        /**
         * Every attempt, by {@code com.acme.FooTest#bar}: class and method, or class and display name. A pattern without
         * {@code #} is matched against the class alone.
         */
        TEST,
        /** {@code com.acme.FooTest}, with its set-up; a nested class is one of its own, {@code com.acme.FooTest$Inner}. */
        CLASS,
        /** {@code com.acme}, without the packages below it. */
        PACKAGE,
        /** {@code groupId:artifactId}. */
        MODULE,
        /** {@code groupId:artifactId/fork 3}. */
        FORK
    }

    /** What a violation does. */
    public enum Severity {
        FAIL,
        WARN
    }

    /**
     * Limits for the elements whose names match an include and no exclude; {@code *} stands for any characters, {@code ?} for
     * one. No include at all matches everything.
     *
     * @throws IllegalArgumentException if a limit does not fit the element; the message says which would
     */
    public record Rule(
            Element element, List<String> includes, List<String> excludes, Severity severity, List<Limit> limits) {

        public Rule {
            includes = List.copyOf(includes);
            excludes = List.copyOf(excludes);
            limits = List.copyOf(limits);
            for (Limit limit : limits) {
                if (limit.metric() == Metric.LOST_TESTS && element != Element.FORK && element != Element.MODULE) {
                    throw new IllegalArgumentException(
                            "LOST_TESTS cannot be limited for " + element + ": only for FORK and MODULE.");
                }
            }
        }
    }

    /**
     * The greatest value allowed, in the unit of the metric; equality passes. A null severity is the rule's.
     *
     * @throws IllegalArgumentException if the maximum is negative
     */
    public record Limit(
            Metric metric, long maximum, @Nullable Severity severity) {

        public Limit {
            if (maximum < 0) {
                throw new IllegalArgumentException(
                        "The maximum of " + metric + " is " + maximum + ": it cannot be negative.");
            }
        }
    }
}
