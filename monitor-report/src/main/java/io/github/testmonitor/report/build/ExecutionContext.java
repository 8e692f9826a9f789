package io.github.testmonitor.report.build;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * On what and from what the build ran. Every part that could not be found is null; nothing is guessed.
 */
public record ExecutionContext(
        Machine machine,
        Software software,
        @Nullable Revision revision,
        @Nullable ContinuousIntegration ci) {

    public ExecutionContext {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(software, "software");
    }

    /** The machine as seen from where Maven runs; the limits are the container's, if there is one. */
    public record Machine(
            @Nullable String cpuModel,
            @Nullable Long cpuMaxFrequencyHertz,
            @Nullable Integer logicalCpus,
            @Nullable Integer physicalCpus,
            @Nullable Long memoryBytes,
            @Nullable String operatingSystem,
            @Nullable String architecture,
            @Nullable String kernel,
            @Nullable String container,
            @Nullable Long containerMemoryLimitBytes,
            @Nullable Double containerCpuLimit) {}

    /** Versions of what ran the build; forks may run on another JVM, which their own files say. */
    public record Software(
            @Nullable String javaVersion,
            @Nullable String javaVendor,
            @Nullable String mavenVersion,
            String monitorVersion) {}

    /** What was built, by the git command or the CI system's variables. */
    public record Revision(
            @Nullable String commit,
            @Nullable String branch,
            @Nullable Boolean modified) {}

    /** The CI system that ran the build; the URL has no user information in it. */
    public record ContinuousIntegration(
            String system,
            @Nullable String buildUrl,
            @Nullable String buildNumber) {}
}
