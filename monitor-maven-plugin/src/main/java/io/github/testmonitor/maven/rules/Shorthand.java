package io.github.testmonitor.maven.rules;

import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.maven.parameter.Parameters;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.model.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One limit without a rule: {@code <maxAllocated>512MiB</maxAllocated>} or {@code -Dmonitor.maxAllocated=512MiB}. It holds for
 * every test; that of lost tests holds for the module.
 */
public record Shorthand(Metric metric) {
    private static final String PREFIX = "max";
    private static final String PROPERTY_PREFIX = "monitor.";

    public static List<Shorthand> all() {
        return Arrays.stream(Metric.values()).map(Shorthand::new).toList();
    }

    static Optional<Shorthand> ofProperty(String name) {
        return all().stream().filter(one -> one.property().equals(name)).findFirst();
    }

    /** Whether the property looks like one of ours, known or mistyped. */
    static boolean isMeantBy(String property) {
        return property.startsWith(PROPERTY_PREFIX + PREFIX);
    }

    /** {@code maxPeakRss} for {@code PEAK_RSS}. */
    public String parameter() {
        return PREFIX
                + Arrays.stream(metric.name().split("_"))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining());
    }

    public String property() {
        return PROPERTY_PREFIX + parameter();
    }

    Rule rule(String maximum) throws ParameterException {
        Limit limit = new Limit(metric, Parameters.amount(property(), maximum, metric.unit()), null);
        Element element = metric == Metric.LOST_TESTS ? Element.MODULE : Element.TEST;
        return new Rule(element, List.of(), List.of(), Severity.FAIL, List.of(limit));
    }
}
