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
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
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

    /**
     * Those that stand among the properties, by their names.
     *
     * @throws ParameterException for a name that looks like one of ours and is none: it would be a gate that stands open
     */
    static Map<String, Shorthand> in(Properties properties) throws ParameterException {
        Map<String, Shorthand> found = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PROPERTY_PREFIX + PREFIX)) {
                found.put(name, ofProperty(name, properties.getProperty(name)));
            }
        }
        return found;
    }

    /**
     * For a goal that gets its shorthands from Maven, which says nothing of the others.
     *
     * @throws ParameterException as {@link #in}
     */
    public static void refuseMistyped(List<Properties> all) throws ParameterException {
        for (Properties some : all) {
            in(some);
        }
    }

    private static Shorthand ofProperty(String name, String value) throws ParameterException {
        return all().stream()
                .filter(one -> one.property().equals(name))
                .findFirst()
                .orElseThrow(() -> ParameterException.refused(
                        name,
                        value,
                        all().stream().map(Shorthand::property).collect(Collectors.joining(", ", "one of ", ""))));
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
