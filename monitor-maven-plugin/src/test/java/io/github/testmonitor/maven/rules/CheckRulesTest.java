package io.github.testmonitor.maven.rules;

import io.github.testmonitor.maven.CheckMojo;
import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.check.Rules.Limit;
import io.github.testmonitor.report.check.Rules.Rule;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.model.Metric;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.testmonitor.maven.rules.Poms.limit;
import static io.github.testmonitor.maven.rules.Poms.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CheckRulesTest {

    @Test
    void a_rule_of_the_pom_is_read_as_it_stands() throws ParameterException {
        RuleParameter rule = rule("CLASS", limit("PEAK_RSS", "512 MiB"), limit("CPU_TIME", "2s"));
        rule.includes = List.of("com.acme.*");
        rule.excludes = List.of("*IT");
        rule.severity = "WARN";
        rule.limits.get(1).severity = "FAIL";

        assertThat(CheckRules.of(List.of(rule), Map.of()))
                .containsExactly(new Rule(
                        Element.CLASS,
                        List.of("com.acme.*"),
                        List.of("*IT"),
                        Severity.WARN,
                        List.of(
                                new Limit(Metric.PEAK_RSS, 512L << 20, null),
                                new Limit(Metric.CPU_TIME, 2_000_000_000L, Severity.FAIL))));
    }

    @Test
    void words_may_be_lower_case_and_fail_is_what_a_rule_does_unless_it_says_otherwise() throws ParameterException {
        assertThat(CheckRules.of(List.of(rule("test", limit("allocated", "1MB"))), Map.of()))
                .singleElement()
                .isEqualTo(new Rule(
                        Element.TEST,
                        List.of(),
                        List.of(),
                        Severity.FAIL,
                        List.of(new Limit(Metric.ALLOCATED, 1_000_000, null))));
    }

    @Test
    void a_shorthand_holds_for_every_test() throws ParameterException {
        assertThat(CheckRules.of(List.of(), Map.of(Metric.ALLOCATED, "1MiB")))
                .containsExactly(new Rule(
                        Element.TEST,
                        List.of(),
                        List.of(),
                        Severity.FAIL,
                        List.of(new Limit(Metric.ALLOCATED, 1 << 20, null))));
    }

    @Test
    void the_shorthand_of_lost_tests_holds_for_the_module() throws ParameterException {
        assertThat(CheckRules.of(List.of(), Map.of(Metric.LOST_TESTS, "1")))
                .singleElement()
                .extracting(Rule::element)
                .isEqualTo(Element.MODULE);
    }

    @Test
    void without_rule_and_limit_no_test_may_be_lost() throws ParameterException {
        assertThat(CheckRules.of(List.of(), Map.of())).containsExactly(CheckRules.NO_TEST_LOST);
    }

    @Test
    void an_unknown_element_is_refused() {
        assertRefused(
                rule("METHOD", limit("CPU_TIME", "1s")),
                "rules/rule[1]/element: 'METHOD' is refused. Accepted is one of TEST, CLASS, PACKAGE, MODULE, FORK.");
    }

    @Test
    void a_missing_metric_is_refused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> CheckRules.of(List.of(rule("TEST", limit(null, "1s"))), Map.of()))
                .withMessageStartingWith(
                        "rules/rule[1]/limits/limit[1]/metric is missing. Accepted is one of WALL_TIME, CPU_TIME, ALLOCATED");
    }

    @Test
    void a_number_without_a_unit_is_refused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> CheckRules.of(List.of(rule("TEST", limit("ALLOCATED", "512"))), Map.of()))
                .withMessageStartingWith("rules/rule[1]/limits/limit[1]/maximum: '512' is refused: ");
    }

    @Test
    void a_shorthand_without_a_unit_is_refused_by_its_property() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> CheckRules.of(List.of(), Map.of(Metric.PEAK_RSS, "512m")))
                .withMessageStartingWith("monitor.maxPeakRss: '512m' is refused: ");
    }

    @Test
    void a_missing_maximum_is_refused() {
        assertRefused(
                rule("TEST", limit("ALLOCATED", null)),
                "rules/rule[1]/limits/limit[1]/maximum is missing. Accepted is the greatest value allowed, with its unit.");
    }

    @Test
    void a_rule_without_limits_is_refused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> CheckRules.of(List.of(rule("TEST")), Map.of()))
                .withMessageStartingWith("rules/rule[1]/limits is missing. Accepted is at least one <limit>");
    }

    @Test
    void a_test_cannot_be_limited_in_lost_tests() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> CheckRules.of(List.of(rule("TEST", limit("LOST_TESTS", "0"))), Map.of()))
                .withMessageContaining("FORK or MODULE");
    }

    @Test
    void an_empty_pattern_is_refused() {
        RuleParameter rule = rule("TEST", limit("ALLOCATED", "1MiB"));
        rule.excludes = List.of(" ");

        assertRefused(
                rule,
                "rules/rule[1]/excludes: '' is refused. Accepted is a name with * and ? as wildcards, "
                        + "such as com.acme.*.");
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void every_metric_has_its_parameter(Metric metric) {
        assertThat(Arrays.stream(CheckMojo.class.getDeclaredFields()).map(Field::getName))
                .contains(new Shorthand(metric).parameter());
    }

    private static void assertRefused(RuleParameter rule, String message) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> CheckRules.of(List.of(rule), Map.of()))
                .withMessage(message);
    }
}
