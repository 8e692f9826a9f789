package io.github.testmonitor.report.check;

import io.github.testmonitor.report.check.Rules.Element;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Groups;
import io.github.testmonitor.report.model.Rankings.Group;
import io.github.testmonitor.report.model.Rankings.Level;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.Tests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Holds a run against rules. */
public final class Checker {
    /** The part of the monitor that looks for what tests leave. */
    private static final String LEAKS = "leaks";

    private final List<RuleCheck> checks = new ArrayList<>();
    private final Violations violations = new Violations();

    private Checker(Rules rules) {
        for (Rules.Rule rule : rules.rules()) {
            checks.add(new RuleCheck(checks.size() + 1, rule, violations));
        }
    }

    /**
     * Checks every attempt and every group that a rule speaks of.
     *
     * @throws IOException if the tests cannot be read any more
     */
    public static CheckResult check(Rules rules, Run run, Tests tests, Groups groups) throws IOException {
        Checker checker = new Checker(rules);
        checker.checkTests(tests);
        for (Level level : Level.values()) {
            checker.checkGroups(level, groups);
        }
        return checker.result(rules, run);
    }

    private void checkTests(Tests tests) throws IOException {
        List<RuleCheck> testChecks = of(Element.TEST);
        if (!testChecks.isEmpty()) {
            tests.forEach(test -> testChecks.forEach(check -> check.check(test)));
        }
    }

    private void checkGroups(Level level, Groups groups) {
        List<RuleCheck> groupChecks = of(element(level));
        if (!groupChecks.isEmpty()) {
            groups.forEach(level, group -> groupChecks.forEach(check -> check.check(name(level, group), group)));
        }
    }

    private List<RuleCheck> of(Element element) {
        return checks.stream().filter(check -> check.element() == element).toList();
    }

    private CheckResult result(Rules rules, Run run) {
        MissingData missing = MissingData.of(run);
        List<String> problems = new ArrayList<>();
        List<String> notices = new ArrayList<>(missing.notices());
        (rules.failOnMissingData() ? problems : notices).addAll(missing.problems());
        boolean leaksWereLookedFor = run.forks().stream().anyMatch(Checker::looksForLeaks);
        for (RuleCheck check : checks) {
            if (check.matchedNothing()) {
                (rules.failIfNoMatch() ? problems : notices).add(check + " matches nothing.");
            }
            notices.addAll(check.unmeasured(leaksWereLookedFor));
        }
        List<CheckResult.Violation> worst = violations.worst();
        if (violations.count() > worst.size()) {
            notices.add(Quantities.count(violations.count() - worst.size()) + " more violations are not listed.");
        }
        return new CheckResult(worst, problems, notices);
    }

    private static boolean looksForLeaks(ForkRun fork) {
        return fork.disabled() == null
                && fork.quality().unavailable().stream()
                        .noneMatch(part -> part.probe().equals(LEAKS));
    }

    private static Element element(Level level) {
        return switch (level) {
            case CLASS -> Element.CLASS;
            case PACKAGE -> Element.PACKAGE;
            case MODULE -> Element.MODULE;
            case FORK -> Element.FORK;
        };
    }

    private static String name(Level level, Group group) {
        if (level == Level.FORK) {
            return group.module() + "/" + group.name();
        }
        return group.name().isEmpty() ? "(default package)" : group.name();
    }
}
