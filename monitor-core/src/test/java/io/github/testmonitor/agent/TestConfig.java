package io.github.testmonitor.agent;

import io.github.testmonitor.config.MonitorConfig;
import io.github.testmonitor.config.MonitorConfig.ExactPeakRss;
import io.github.testmonitor.config.MonitorConfig.ProcessReadings;
import io.github.testmonitor.config.MonitorConfig.Profile;
import io.github.testmonitor.config.MonitorConfigFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The config of a fork as the plugin writes it where a POM sets nothing, but for what a test wants otherwise. */
final class TestConfig {
    private final Path forks;
    private @Nullable String execution = "surefire:default-test";
    private int invocation = 1;
    private Duration interval = Duration.ofMillis(100);
    private ProcessReadings readings = ProcessReadings.AUTO;
    private boolean ownership = true;
    private boolean stacks = true;
    private Profile profile = Profile.NONE;
    private List<Path> oshiJars = List.of();
    private @Nullable Path wovenClasses;

    private TestConfig(Path forks) {
        this.forks = forks;
    }

    /** @param forks takes the fork file */
    static TestConfig to(Path forks) {
        return new TestConfig(forks);
    }

    TestConfig ofUnknownExecution() {
        execution = null;
        return this;
    }

    TestConfig invocation(int number) {
        invocation = number;
        return this;
    }

    TestConfig intervalMillis(int millis) {
        interval = Duration.ofMillis(millis);
        return this;
    }

    TestConfig readings(ProcessReadings wanted, List<Path> oshi) {
        readings = wanted;
        oshiJars = oshi;
        return this;
    }

    TestConfig ownership(boolean followed) {
        ownership = followed;
        return this;
    }

    TestConfig stacks(boolean taken) {
        stacks = taken;
        return this;
    }

    TestConfig profile(Profile recorded) {
        profile = recorded;
        return this;
    }

    TestConfig wovenClasses(Path folder) {
        wovenClasses = folder;
        return this;
    }

    MonitorConfig build() {
        return new MonitorConfig(
                "build 1",
                "com.acme:shop",
                execution,
                invocation,
                forks,
                interval,
                readings,
                ownership,
                profile,
                oshiJars,
                ExactPeakRss.AUTO,
                List.of(),
                stacks,
                wovenClasses);
    }

    /** Writes it, as the agent's argument names it. */
    void write(Path file) throws IOException {
        MonitorConfigFile.write(build(), file);
    }
}
