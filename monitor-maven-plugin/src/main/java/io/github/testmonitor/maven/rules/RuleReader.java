package io.github.testmonitor.maven.rules;

import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.maven.parameter.Parameters;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.model.Metric;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns rules of the POM into the report's. */
final class RuleReader {
    private RuleReader() {}

    static List<Rule> read(List<RuleParameter> parameters) throws ParameterException {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            rules.add(rule("rules/rule[" + (i + 1) + "]", parameters.get(i)));
        }
        return rules;
    }

    private static Rule rule(String where, RuleParameter parameter) throws ParameterException {
        Element element = Parameters.constant(where + "/element", parameter.element, Element.class);
        List<Limit> limits = new ArrayList<>();
        for (int i = 0; i < parameter.limits.size(); i++) {
            limits.add(limit(where + "/limits/limit[" + (i + 1) + "]", parameter.limits.get(i), element));
        }
        if (limits.isEmpty()) {
            throw ParameterException.missing(
                    where + "/limits",
                    "at least one <limit><metric>ALLOCATED</metric><maximum>64 MiB</maximum></limit>");
        }
        Severity severity = severity(where, parameter.severity);
        return new Rule(
                element,
                patterns(where + "/includes", parameter.includes),
                patterns(where + "/excludes", parameter.excludes),
                severity == null ? Severity.FAIL : severity,
                limits);
    }

    private static Limit limit(String where, LimitParameter parameter, Element element) throws ParameterException {
        Metric metric = Parameters.constant(where + "/metric", parameter.metric, Metric.class);
        String maximum = parameter.maximum;
        if (maximum == null) {
            throw ParameterException.missing(where + "/maximum", "the greatest value allowed, with its unit");
        }
        if (metric == Metric.LOST_TESTS && element != Element.FORK && element != Element.MODULE) {
            throw ParameterException.refused(
                    where + "/metric", metric.name(), "it in a rule for FORK or MODULE: a test cannot lose tests");
        }
        return new Limit(
                metric,
                Parameters.amount(where + "/maximum", maximum, metric.unit()),
                severity(where, parameter.severity));
    }

    private static @Nullable Severity severity(String where, @Nullable String value) throws ParameterException {
        return value == null ? null : Parameters.constant(where + "/severity", value, Severity.class);
    }

    private static List<String> patterns(String where, List<String> patterns) throws ParameterException {
        for (String pattern : patterns) {
            if (pattern == null || pattern.isBlank()) {
                throw ParameterException.refused(where, "", "a name with * and ? as wildcards, such as com.acme.*");
            }
        }
        return List.copyOf(patterns);
    }
}
