package io.github.testmonitor.report.check;

import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.attribution.Measured;
import io.github.testmonitor.report.attribution.MetricValues;
import io.github.testmonitor.report.check.CheckResult.Violation;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.model.Metric;
import io.github.testmonitor.report.model.Rankings.Group;
import io.github.testmonitor.report.model.TestRun;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Holds one element after the other against one rule. */
final class RuleCheck {
    /** Where nothing was seen of these, there is no value. */
    private static final Set<Metric> LEFT = EnumSet.of(Metric.LEAKED_THREADS, Metric.LEAKED_FILES);

    private final int number;
    private final Rules.Rule rule;
    private final Selection selection;
    private final Violations violations;
    private final long[] measured;
    private final long[] partial;
    private boolean offered;
    private long matched;

    /**
     * @param number the place of the rule, from 1
     */
    RuleCheck(int number, Rules.Rule rule, Violations violations) {
        this.number = number;
        this.rule = rule;
        this.selection = Selection.of(rule);
        this.violations = violations;
        this.measured = new long[rule.limits().size()];
        this.partial = new long[measured.length];
    }

    Element element() {
        return rule.element();
    }

    void check(TestRun test) {
        offered = true;
        if (!selection.matches(test.identity())) {
            return;
        }
        matched++;
        for (int index = 0; index < measured.length; index++) {
            Rules.Limit limit = rule.limits().get(index);
            Measured value = MetricValues.measured(test, limit.metric());
            boolean lost = test.outcome() == TestRun.Outcome.LOST;
            if (value != null) {
                measured[index]++;
                if (value.value() > limit.maximum()) {
                    add(TestName.of(test), limit, value.value(), value.ownThread(), value.kind() == Kind.SHARED, lost);
                    continue;
                }
            }
            if (lost) {
                partial[index]++;
            }
        }
    }

    void check(String name, Group group) {
        // A class or package of which all was skipped has no values: nothing of it ran.
        offered |= !group.values().isEmpty();
        if (!selection.matches(name)) {
            return;
        }
        matched++;
        for (int index = 0; index < measured.length; index++) {
            Rules.Limit limit = rule.limits().get(index);
            Long value = group.values().get(limit.metric());
            boolean atLeast = group.atLeast().contains(limit.metric());
            if (value != null) {
                measured[index]++;
                if (value > limit.maximum()) {
                    add(
                            name,
                            limit,
                            value,
                            isOwnThreadOnly(group, limit.metric()),
                            group.shared().contains(limit.metric()),
                            atLeast);
                    continue;
                }
            }
            if (atLeast) {
                partial[index]++;
            }
        }
    }

    /**
     * Whether there were elements, and none matched. Where nothing of the kind ran, no rule can match anything; whether that is a
     * failure is a matter of missing data.
     */
    boolean matchedNothing() {
        return offered && matched == 0;
    }

    /**
     * Limits whose metric was measured for none of what matched, or in part only; sentences for people.
     *
     * @param leaksWereLookedFor whether anybody looked for threads and files that tests left
     */
    List<String> unmeasured(boolean leaksWereLookedFor) {
        List<String> sentences = new ArrayList<>();
        for (int index = 0; index < measured.length; index++) {
            Metric metric = rule.limits().get(index).metric();
            boolean none = matched > 0 && measured[index] == 0;
            if (none && LEFT.contains(metric) && leaksWereLookedFor) {
                sentences.add(
                        "%s: none of the %d that match was seen to have any of %s; of tests that ran beside others, and of files of tests below 10 ms, it cannot be told."
                                .formatted(this, matched, metric));
            } else if (partial[index] > 0 && !(none && rule.element() == Element.TEST)) {
                sentences.add(
                        "%s: %s is not known in full for %d of the %d that match, so the limit may be broken there: %s."
                                .formatted(this, metric, partial[index], matched, unknown()));
            } else if (none) {
                sentences.add("%s: %s was not measured for any of the %d that match, so the limit says nothing."
                        .formatted(this, metric, matched));
            }
        }
        return sentences;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("rule " + number + " (" + rule.element());
        if (!rule.includes().isEmpty()) {
            text.append(", includes ").append(String.join(", ", rule.includes()));
        }
        if (!rule.excludes().isEmpty()) {
            text.append(", excludes ").append(String.join(", ", rule.excludes()));
        }
        return text.append(')').toString();
    }

    /** What is in no figure of some of what matched. A test has all of its own, shared or not. */
    private String unknown() {
        return rule.element() == Element.TEST
                ? "what a lost test did last is not known"
                : "what several tests share is left out, and what a lost test, or a fork that died, did last is not known";
    }

    private void add(
            String name, Rules.Limit limit, long value, boolean ownThreadOnly, boolean shared, boolean atLeast) {
        Rules.Severity severity = limit.severity() != null ? limit.severity() : rule.severity();
        violations.add(new Violation(
                rule.element(),
                name,
                limit.metric(),
                value,
                limit.maximum(),
                severity,
                ownThreadOnly,
                shared,
                atLeast));
    }

    /** What a fork used is its whole process's. */
    private boolean isOwnThreadOnly(Group group, Metric metric) {
        return rule.element() != Element.FORK
                && (metric == Metric.CPU_TIME || metric == Metric.ALLOCATED)
                && group.totals().ownThreadOnly();
    }
}
