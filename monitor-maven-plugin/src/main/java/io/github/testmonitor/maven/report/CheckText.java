package io.github.testmonitor.maven.report;

import io.github.testmonitor.report.check.CheckResult;
import io.github.testmonitor.report.check.CheckResult.Violation;
import io.github.testmonitor.report.check.Rules.Severity;
import io.github.testmonitor.report.format.Names;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a check says, sorted by what follows from it. */
public final class CheckText {
    private static final int SHOWN_IN_SUMMARY = 3;

    private CheckText() {}

    /** What stops the build: problems first, then broken limits. */
    public static List<String> failures(CheckResult result) {
        return Stream.concat(result.problems().stream().map(Names::clean), lines(result, Severity.FAIL))
                .toList();
    }

    /** Limits that are broken without stopping the build. */
    public static List<String> warnings(CheckResult result) {
        return lines(result, Severity.WARN).toList();
    }

    /** The failures in one line: how many, and the first of them. */
    public static String summary(List<String> failures) {
        String first = failures.stream().limit(SHOWN_IN_SUMMARY).collect(Collectors.joining("; "));
        int more = failures.size() - SHOWN_IN_SUMMARY;
        return "Test resources: " + failures.size() + (failures.size() == 1 ? " violation: " : " violations: ") + first
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static Stream<String> lines(CheckResult result, Severity severity) {
        return result.violations().stream()
                .filter(violation -> violation.severity() == severity)
                .map(Violation::line);
    }
}
