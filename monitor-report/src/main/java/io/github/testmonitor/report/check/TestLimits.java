package io.github.testmonitor.report.check;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.Rules.Rule;
import java.util.ArrayList;
import java.util.List;

/** The limits of single tests among some rules. Immutable. */
public final class TestLimits {
    private final List<Selected> rules;

    private TestLimits(List<Selected> rules) {
        this.rules = rules;
    }

    /** Those for single tests; rules for classes, modules and the like say nothing here. */
    public static TestLimits of(List<Rule> rules) {
        return new TestLimits(rules.stream()
                .filter(rule -> rule.element() == Element.TEST)
                .map(rule -> new Selected(Selection.of(rule), rule.limits()))
                .toList());
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The limits that hold for a test. */
    public List<Limit> of(ForkRecord.Identity test) {
        List<Limit> limits = new ArrayList<>();
        for (Selected rule : rules) {
            if (rule.selection().matches(test)) {
                limits.addAll(rule.limits());
            }
        }
        return limits;
    }

    private record Selected(Selection selection, List<Limit> limits) {}
}
