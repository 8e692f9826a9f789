package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.maven.pom.TestExecution;
import org.jspecify.annotations.Nullable;

/** The parameters of an execution of Surefire or Failsafe, as they will be when it runs: configured, or by property. */
final class ExecutionParameters {
    private final TestExecution execution;
    private final Expressions expressions;

    ExecutionParameters(TestExecution execution, Expressions expressions) {
        this.execution = execution;
        this.expressions = expressions;
    }

    /** The value, or null where it is neither configured nor given by the property. */
    @Nullable
    String value(String parameter, String property) {
        String configured = configured(parameter);
        return configured != null ? configured : expressions.resolve("${" + property + "}");
    }

    /** The value as configured, or null. */
    @Nullable
    String configured(String parameter) {
        String text = execution.configuration().value(parameter);
        return text == null || text.isBlank() ? null : expressions.resolve(text.strip());
    }

    /** Whether the parameter is configured, be it a text or a list. */
    boolean has(String parameter) {
        return execution.configuration().child(parameter) != null;
    }

    boolean isTrue(String parameter, String property) {
        return Boolean.parseBoolean(value(parameter, property));
    }
}
