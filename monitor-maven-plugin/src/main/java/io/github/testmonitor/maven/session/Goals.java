package io.github.testmonitor.maven.session;

import io.github.testmonitor.maven.pom.LateProperty;
import io.github.testmonitor.maven.pom.TestPlugin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven was asked to do, as far as it matters to tests. */
public final class Goals {
    /** The phases before {@code test}, and those of {@code clean}. */
    private static final Set<String> WITHOUT_TESTS = Set.of(
            "pre-clean",
            "clean",
            "post-clean",
            "validate",
            "initialize",
            "generate-sources",
            "process-sources",
            "generate-resources",
            "process-resources",
            "compile",
            "process-classes",
            "generate-test-sources",
            "process-test-sources",
            "generate-test-resources",
            "process-test-resources",
            "test-compile",
            "process-test-classes");

    private static final String OUR_PREFIX = "monitor:";

    private static final Pattern DIRECT_CALL = Pattern.compile("(?:org\\.apache\\.maven\\.plugins:maven-)?"
            + "(surefire|failsafe)(?:-plugin)?(?::[^:@]+)?:(test|integration-test)(?:@(.+))?");

    private Goals() {}

    /**
     * Whether tests may run. Where Maven is only asked to compile, the data of the last tests must stay: nothing is prepared.
     *
     * @param goals phases and goals; none stands for the project's default
     */
    public static boolean mayRunTests(List<String> goals) {
        return goals.isEmpty() || !WITHOUT_TESTS.containsAll(goals);
    }

    /** Whether one of the goals is called by this plugin's prefix: {@code monitor:report}. */
    public static boolean nameOurPrefix(List<String> goals) {
        return goals.stream().anyMatch(goal -> goal.startsWith(OUR_PREFIX));
    }

    /** The execution that {@code surefire:test}, or the like, is a direct call of. */
    public static Optional<LateProperty> directCall(String goal) {
        Matcher matcher = DIRECT_CALL.matcher(goal);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String id = matcher.group(3) == null ? LateProperty.DIRECT_CALL : matcher.group(3);
        return TestPlugin.ofPrefix(matcher.group(1))
                .filter(plugin -> plugin.goal().equals(matcher.group(2)))
                .map(plugin -> new LateProperty(plugin, id));
    }
}
