package io.github.testmonitor.maven.rules;

import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of one check: those of the POM, the shorthands, and, where there is neither, that no test may be lost. */
public final class CheckRules {
    static final Rule NO_TEST_LOST = new Rule(
            Element.MODULE, List.of(), List.of(), Severity.FAIL, List.of(new Limit(Metric.LOST_TESTS, 0, null)));

    private CheckRules() {}

    /**
     * The rules, in this order.
     *
     * @param shorthands by metric; null where one is not given
     */
    public static List<Rule> of(List<RuleParameter> rules, Map<Metric, @Nullable String> shorthands)
            throws ParameterException {
        List<Rule> all = new ArrayList<>(RuleReader.read(rules));
        for (Shorthand shorthand : Shorthand.all()) {
            String maximum = shorthands.get(shorthand.metric());
            if (maximum != null) {
                all.add(shorthand.rule(maximum));
            }
        }
        return all.isEmpty() ? List.of(NO_TEST_LOST) : all;
    }
}
