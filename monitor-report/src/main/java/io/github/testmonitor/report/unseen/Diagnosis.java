package io.github.testmonitor.report.unseen;

import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.build.BuildFile.Blindness;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.ModuleRun.NoData;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why a module has no tests in its fork files, the likeliest reason first. */
final class Diagnosis {
    private Diagnosis() {}

    /**
     * @param build the module's build.json, or null where there is none
     * @param ran how many tests ran by the XML
     * @param forks the module's forks, none of which has seen a test
     */
    static NoData of(@Nullable BuildFile build, int ran, List<ForkRun> forks) {
        if (build == null && forks.isEmpty()) {
            return new NoData(
                    "There is no build.json: prepare-agent did not run in this build, or could not write it.",
                    "Add the plugin with <extensions>true</extensions>, or bind its goal prepare-agent; if it ran, its warning"
                            + " says what it could not write.");
        }
        List<BuildFile.Execution> executions = build != null ? build.executions() : List.of();
        return ran > 0 ? ranUnseen(executions, ran, forks) : ranNothing(executions, forks);
    }

    /** Why the tests of an execution are not seen, as far as the build knew beforehand. */
    static @Nullable NoData of(Blindness blindness) {
        return switch (blindness) {
            case FORK_COUNT_ZERO ->
                new NoData(
                        "forkCount is 0, so that the tests run inside Maven's own JVM.",
                        "Set forkCount to 1 or more; without a fork JUnit 3 and 4 are seen from Surefire 3.6 on only.");
            case FIXED_ARG_LINE ->
                new NoData(
                        "argLine is fixed in the POM, so that the agent does not get into the fork.",
                        "Put @{argLine} at the front of it, or add the plugin with <extensions>true</extensions>.");
            case COMMAND_LINE_ARG_LINE ->
                new NoData(
                        "argLine was given on the command line, which beats what prepare-agent sets.",
                        "Move it into the POM, or add the plugin with <extensions>true</extensions>.");
            case SKIPPED, NO_TESTS -> null;
        };
    }

    private static NoData ranUnseen(List<BuildFile.Execution> executions, int ran, List<ForkRun> forks) {
        String tests =
                ran == 1 ? "1 test ran, but was not seen: " : Quantities.count(ran) + " tests ran, but none was seen: ";
        Optional<NoData> blind = executions.stream()
                .map(BuildFile.Execution::blindness)
                .filter(Objects::nonNull)
                .sorted()
                .map(Diagnosis::of)
                .filter(Objects::nonNull)
                .findFirst();
        if (blind.isPresent()) {
            return new NoData(tests + blind.get().reason(), blind.get().mend());
        }
        String disabled = disabled(forks);
        if (disabled != null) {
            return tooOld(tests, disabled);
        }
        if (forks.isEmpty()) {
            return new NoData(
                    tests + "no fork wrote a file.",
                    "Run with -X and look for -javaagent in the fork's command line; another plugin may set argLine later.");
        }
        String failure = failure(forks);
        if (failure != null) {
            return new NoData(
                    tests + "the monitor failed in their fork (" + failure + ").",
                    "That is a defect of Test Monitor: please report it with the fork file.");
        }
        return new NoData(
                tests + "the agent was there, but no listener was told of them.",
                "Look for junit.platform.execution.listeners.deactivate in the tests' junit-platform.properties and take"
                        + " it out.");
    }

    private static NoData ranNothing(List<BuildFile.Execution> executions, List<ForkRun> forks) {
        String disabled = disabled(forks);
        if (disabled != null) {
            return tooOld("The tests were not seen: ", disabled);
        }
        if (!forks.isEmpty()) {
            return new NoData(
                    "No test ran in the forks.",
                    "If there are tests, Surefire may be too old for their JUnit: its own log says how many ran.",
                    true);
        }
        if (executions.stream().anyMatch(execution -> execution.blindness() == Blindness.SKIPPED)) {
            return new NoData("The tests were skipped.", "Run them to measure them.", true);
        }
        return new NoData("There were no tests to run.", "Nothing needs to be done.", true);
    }

    private static NoData tooOld(String tests, String disabled) {
        return new NoData(
                tests + "the agent left their JVM alone (" + disabled + ").",
                "Run the tests on Java 17 or later, by jdkToolchain or jvm.");
    }

    private static @Nullable String disabled(List<ForkRun> forks) {
        return forks.stream()
                .map(ForkRun::disabled)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What of the monitor itself failed in a fork, with what was thrown; null where nothing did. */
    private static @Nullable String failure(List<ForkRun> forks) {
        return forks.stream()
                .flatMap(fork -> fork.unavailable().stream())
                .filter(part -> part.detail() != null)
                .map(part -> Names.clean(part.probe() + ": " + part.detail()))
                .findFirst()
                .orElse(null);
    }
}
