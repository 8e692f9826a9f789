package io.github.testmonitor.maven.rules;

import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.maven.pom.Configuration;
import io.github.testmonitor.maven.pom.ModelDom;
import io.github.testmonitor.maven.pom.MonitorPlugin;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.model.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.ComponentConfigurator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Reads before the tests what {@code check} will read after them, as Maven itself would, so that a wrong amount costs seconds
 * and not the whole run.
 */
public final class EarlyRules {
    private static final String RULES = "rules";

    private final ComponentConfigurator configurator;
    private final ExpressionEvaluator evaluator;
    private final ClassRealm realm;

    /** @param realm of this plugin */
    public EarlyRules(ComponentConfigurator configurator, ExpressionEvaluator evaluator, ClassRealm realm) {
        this.configurator = configurator;
        this.evaluator = evaluator;
        this.realm = realm;
    }

    /**
     * Reads all rules and shorthands of the project.
     *
     * @param properties the session's and the project's, the stronger first
     * @return each rule once; of a shorthand the one that stands in the POM, else the strongest
     * @throws ParameterException for the first that check would not accept
     */
    public List<Rule> validate(MavenProject project, List<Properties> properties) throws ParameterException {
        Map<Metric, Rule> shorthands = new EnumMap<>(Metric.class);
        for (Properties some : properties) {
            validate(some, shorthands);
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Configuration configuration : configurations(project)) {
            rules.addAll(validate(configuration, shorthands));
        }
        rules.addAll(shorthands.values());
        return List.copyOf(rules);
    }

    private static void validate(Properties properties, Map<Metric, Rule> shorthands) throws ParameterException {
        for (Map.Entry<String, Shorthand> one : Shorthand.in(properties).entrySet()) {
            Shorthand shorthand = one.getValue();
            shorthands.putIfAbsent(shorthand.metric(), shorthand.rule(properties.getProperty(one.getKey())));
        }
    }

    /** The plugin's own, which serves direct calls, and that of each execution of check. */
    private static List<Configuration> configurations(MavenProject project) {
        List<Configuration> configurations = new ArrayList<>();
        for (Plugin plugin : MonitorPlugin.in(project).stream().toList()) {
            configurations.add(Configuration.of(plugin.getConfiguration()));
            plugin.getExecutions().stream()
                    .filter(execution -> execution.getGoals().contains(MonitorPlugin.CHECK))
                    .map(execution -> Configuration.of(execution.getConfiguration()))
                    .forEach(configurations::add);
        }
        return configurations;
    }

    private List<Rule> validate(Configuration configuration, Map<Metric, Rule> shorthands) throws ParameterException {
        List<Rule> found = new ArrayList<>();
        ModelDom rules = configuration.child(RULES);
        if (rules != null) {
            found.addAll(RuleReader.read(rules(rules)));
        }
        for (Shorthand shorthand : Shorthand.all()) {
            String maximum = configuration.value(shorthand.parameter());
            if (maximum != null) {
                found.add(shorthand.rule(evaluated(shorthand.parameter(), maximum)));
                shorthands.remove(shorthand.metric());
            }
        }
        return found;
    }

    private List<RuleParameter> rules(ModelDom rules) throws ParameterException {
        PlexusConfiguration configuration = new DefaultPlexusConfiguration("configuration");
        configuration.addChild(copy(rules));
        ConfiguredRules configured = new ConfiguredRules();
        try {
            configurator.configureComponent(configured, configuration, evaluator, realm);
        } catch (ComponentConfigurationException e) {
            throw ParameterException.saying(RULES, e.getMessage());
        }
        return configured.rules;
    }

    private String evaluated(String parameter, String value) throws ParameterException {
        try {
            Object evaluated = evaluator.evaluate(value);
            return evaluated == null ? value : evaluated.toString();
        } catch (ExpressionEvaluationException e) {
            throw ParameterException.saying(parameter, e.getMessage());
        }
    }

    private static PlexusConfiguration copy(ModelDom dom) {
        PlexusConfiguration copy = new DefaultPlexusConfiguration(dom.name(), dom.value());
        dom.attributes().forEach(copy::setAttribute);
        dom.children().forEach(child -> copy.addChild(copy(child)));
        return copy;
    }

    /** Filled by Maven's configurator, as the parameter {@code rules} of check is. */
    static final class ConfiguredRules {
        List<RuleParameter> rules = new ArrayList<>();
    }
}
