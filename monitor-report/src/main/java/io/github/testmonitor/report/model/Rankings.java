package io.github.testmonitor.report.model;

import java.util.List;
import java.util.Map;

/**
 * The top of the run, for each metric and level; the greatest first.
 *
 * @param tests the single attempts with the greatest value
 * @param groups classes, packages, modules and forks by their sums and peaks
 */
public record Rankings(Map<Metric, List<TestRun>> tests, Map<Level, Map<Metric, List<Group>>> groups) {

    /** What tests are gathered by. */
    public enum Level {
        CLASS,
        PACKAGE,
        MODULE,
        FORK
    }

    /** The tests of a class, package, module or fork taken together. */
    public record Group(String name, String module, Totals totals, Map<Metric, Long> values) {}
}
