package io.github.testmonitor.report.check;

import io.github.testmonitor.record.ForkRecord;
import java.util.List;

/** The includes and excludes of a rule. */
final class Selection {
    private final List<Wildcard> includes;
    private final List<Wildcard> excludes;

    private Selection(List<Wildcard> includes, List<Wildcard> excludes) {
        this.includes = includes;
        this.excludes = excludes;
    }

    static Selection of(Rules.Rule rule) {
        return new Selection(wildcards(rule.includes()), wildcards(rule.excludes()));
    }

    boolean matches(String name) {
        return (includes.isEmpty() || includes.stream().anyMatch(wildcard -> wildcard.matches(name)))
                && excludes.stream().noneMatch(wildcard -> wildcard.matches(name));
    }

    boolean matches(ForkRecord.Identity test) {
        return (includes.isEmpty() || includes.stream().anyMatch(wildcard -> matches(wildcard, test)))
                && excludes.stream().noneMatch(wildcard -> matches(wildcard, test));
    }

    private static boolean matches(Wildcard wildcard, ForkRecord.Identity test) {
        String className = test.className() != null ? test.className() : "";
        if (wildcard.pattern().indexOf('#') < 0) {
            return wildcard.matches(className);
        }
        String methodName = test.methodName();
        return (methodName != null && wildcard.matches(className + "#" + methodName))
                || wildcard.matches(className + "#" + test.displayName());
    }

    private static List<Wildcard> wildcards(List<String> patterns) {
        return patterns.stream().map(Wildcard::new).toList();
    }
}
