package io.github.testmonitor.maven.rules;

import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.report.check.Rules.Rule;
import java.io.File;
import java.util.List;
import java.util.Properties;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.junit.jupiter.api.Test;

import static io.github.testmonitor.maven.pom.Models.execution;
import static io.github.testmonitor.maven.pom.Models.monitor;
import static io.github.testmonitor.maven.pom.Models.projectWithBuild;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EarlyRulesTest {
    private static final String GOOD = rules("<limit><metric>ALLOCATED</metric><maximum>${most}</maximum></limit>");
    private static final String WRONG = rules("<limit><metric>ALLOCATED</metric><maximum>512</maximum></limit>");

    @Test
    void a_right_rule_with_an_expression_passes() {
        assertThatCode(() -> validate(projectWithBuild(
                        "<plugins>" + monitor("<configuration>" + GOOD + "</configuration>") + "</plugins>")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_wrong_rule_of_the_plugin_is_refused() {
        assertRefused(
                projectWithBuild("<plugins>" + monitor("<configuration>" + WRONG + "</configuration>") + "</plugins>"),
                "rules/rule[1]/limits/limit[1]/maximum: '512'");
    }

    @Test
    void a_wrong_rule_of_an_execution_of_check_is_refused() {
        assertRefused(
                projectWithBuild("<plugins>"
                        + monitor(execution("gate", "check", "<configuration>" + WRONG + "</configuration>"))
                        + "</plugins>"),
                "rules/rule[1]/limits/limit[1]/maximum: '512'");
    }

    @Test
    void a_wrong_shorthand_in_the_pom_is_refused() {
        assertRefused(
                projectWithBuild("<plugins>" + monitor("<configuration><maxPeakRss>64m</maxPeakRss></configuration>")
                        + "</plugins>"),
                "monitor.maxPeakRss: '64m'");
    }

    @Test
    void an_unknown_element_in_a_rule_is_refused() {
        assertRefused(
                projectWithBuild("<plugins>"
                        + monitor("<configuration><rules><rule><limitz/></rule></rules></configuration>")
                        + "</plugins>"),
                "limitz");
    }

    @Test
    void a_wrong_shorthand_on_the_command_line_is_refused() {
        Properties properties = new Properties();
        properties.setProperty("monitor.maxAllocated", "512");

        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> early().validate(projectWithBuild(""), List.of(properties)))
                .withMessageStartingWith("monitor.maxAllocated: '512' is refused: ");
    }

    @Test
    void a_mistyped_shorthand_is_refused_with_the_names_there_are() {
        Properties properties = new Properties();
        properties.setProperty("monitor.maxAlocated", "512MiB");

        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> early().validate(projectWithBuild(""), List.of(properties)))
                .withMessageStartingWith("monitor.maxAlocated: '512MiB' is refused. Accepted is one of ")
                .withMessageContaining("monitor.maxAllocated");
    }

    @Test
    void what_is_read_is_each_rule_once_and_of_a_shorthand_the_one_in_the_pom() throws ParameterException {
        Properties properties = new Properties();
        properties.setProperty("monitor.maxAllocated", "1 MiB");
        properties.setProperty("monitor.maxWallTime", "2 s");
        String configuration = "<configuration>" + GOOD + "<maxAllocated>3 MiB</maxAllocated></configuration>";

        List<Rule> rules = early().validate(
                        projectWithBuild("<plugins>"
                                + monitor(configuration + execution("gate", "check", configuration)) + "</plugins>"),
                        List.of(properties));

        assertThat(rules.stream().flatMap(rule -> rule.limits().stream()))
                .extracting(limit -> limit.metric() + " " + limit.maximum())
                .containsExactly("ALLOCATED 536870912", "ALLOCATED 3145728", "WALL_TIME 2000000000");
    }

    private static String rules(String limit) {
        return "<rules><rule><element>TEST</element><includes><include>*</include></includes><limits>" + limit
                + "</limits></rule></rules>";
    }

    private static void assertRefused(MavenProject project, String message) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> validate(project))
                .withMessageContaining(message);
    }

    private static void validate(MavenProject project) throws ParameterException {
        early().validate(project, List.of());
    }

    private static EarlyRules early() {
        ClassRealm realm = new ClassRealm(new ClassWorld(), "plugin", EarlyRulesTest.class.getClassLoader());
        return new EarlyRules(new BasicComponentConfigurator(), new OneProperty(), realm);
    }

    /** Knows {@code ${most}}. */
    private static final class OneProperty implements ExpressionEvaluator {
        @Override
        public Object evaluate(String expression) {
            return expression.replace("${most}", "512MiB");
        }

        @Override
        public File alignToBaseDirectory(File file) {
            return file;
        }
    }
}
