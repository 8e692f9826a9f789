package io.github.testmonitor.report.check;

import io.github.testmonitor.report.model.Metric;
import java.util.List;

/**
 * The outcome of a check.
 *
 * @param violations the worst excess first, relative to what is allowed; of each severity no more than anybody would read
 * @param problems what fails the check apart from limits: missing data, rules that match nothing; sentences for people
 * @param notices what does not fail it but should be known
 */
public record CheckResult(List<Violation> violations, List<String> problems, List<String> notices) {

    public CheckResult {
        violations = List.copyOf(violations);
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
    }

    /**
     * One element above one limit; values in the unit of the metric.
     *
     * @param ownThreadOnly there was more, as no work of other threads was followed
     * @param shared others had a part in what was measured
     * @param atLeast there was more, as the element was cut short, or tests in it share something
     */
    public record Violation(
            Rules.Element element,
            String name,
            Metric metric,
            long measured,
            long maximum,
            Rules.Severity severity,
            boolean ownThreadOnly,
            boolean shared,
            boolean atLeast) {

        /** What was broken, by whom and by how much, on one line that is safe to print. */
        public String line() {
            return CheckLines.of(this);
        }
    }

    /** Whether a violation of severity FAIL or a problem stands. */
    public boolean failed() {
        return !problems.isEmpty()
                || violations.stream().anyMatch(violation -> violation.severity() == Rules.Severity.FAIL);
    }

    /** The whole outcome as plain text: a line with the counts, then problems, violations and notices, each on its own. */
    public List<String> lines() {
        return CheckLines.of(this);
    }
}
