package io.github.testmonitor.report.unseen;

import io.github.testmonitor.report.build.BuildFile;
import io.github.testmonitor.report.build.BuildFile.Blindness;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.NoData.Cause;
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
     * @param headless fork files that do not say which build they are of
     */
    static NoData of(@Nullable BuildFile build, int ran, List<ForkRun> forks, int headless) {
        if (build == null && forks.isEmpty()) {
            return NoData.of(Cause.NO_BUILD_FILE, ran);
        }
        List<BuildFile.Execution> executions = build != null ? build.executions() : List.of();
        return ran > 0 ? ranUnseen(executions, ran, forks, headless) : ranNothing(executions, forks, headless);
    }

    /** Why the tests of an execution are not seen, as far as the build knew beforehand. */
    static @Nullable Cause of(Blindness blindness) {
        return switch (blindness) {
            case FORK_COUNT_ZERO -> Cause.FORK_COUNT_ZERO;
            case FIXED_ARG_LINE -> Cause.FIXED_ARG_LINE;
            case COMMAND_LINE_ARG_LINE -> Cause.COMMAND_LINE_ARG_LINE;
            case SKIPPED, NO_TESTS -> null;
        };
    }

    private static NoData ranUnseen(List<BuildFile.Execution> executions, int ran, List<ForkRun> forks, int headless) {
        Optional<Cause> blind = executions.stream()
                .map(BuildFile.Execution::blindness)
                .filter(Objects::nonNull)
                .sorted()
                .map(Diagnosis::of)
                .filter(Objects::nonNull)
                .findFirst();
        if (blind.isPresent()) {
            return NoData.of(blind.get(), ran);
        }
        String disabled = disabled(forks);
        if (disabled != null) {
            return NoData.of(Cause.JVM_LEFT_ALONE, ran, disabled);
        }
        String failure = failure(forks);
        if (failure != null) {
            return NoData.of(Cause.MONITOR_FAILED, ran, failure);
        }
        if (headless > 0) {
            return unreadable(ran, headless);
        }
        return NoData.of(forks.isEmpty() ? Cause.NO_FORK_FILE : Cause.NO_LISTENER_TOLD, ran);
    }

    private static NoData ranNothing(List<BuildFile.Execution> executions, List<ForkRun> forks, int headless) {
        String disabled = disabled(forks);
        if (disabled != null) {
            return NoData.of(Cause.JVM_LEFT_ALONE, 0, disabled);
        }
        if (headless > 0) {
            return unreadable(0, headless);
        }
        if (forks.stream().anyMatch(ForkRun::died)) {
            return NoData.of(Cause.FORK_DIED, 0);
        }
        if (!forks.isEmpty()) {
            return NoData.of(Cause.NO_TEST_IN_FORKS, 0);
        }
        boolean skipped = executions.stream().anyMatch(execution -> execution.blindness() == Blindness.SKIPPED);
        return NoData.of(skipped ? Cause.TESTS_SKIPPED : Cause.NO_TESTS, 0);
    }

    /** A fork whose first record is missing has begun, whatever became of its tests. */
    private static NoData unreadable(int ran, int headless) {
        return NoData.of(Cause.UNREADABLE_FORK_FILES, ran, Quantities.count(headless));
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
                .flatMap(fork -> fork.quality().unavailable().stream())
                .filter(part -> part.detail() != null)
                .map(part -> part.probe() + ": " + part.detail())
                .findFirst()
                .orElse(null);
    }
}
