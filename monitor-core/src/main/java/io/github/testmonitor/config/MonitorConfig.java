package io.github.testmonitor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent of one fork needs to know. Immutable; {@link MonitorConfigFile} reads and writes it.
 *
 * @param module {@code groupId:artifactId} of the module under test
 * @param execution {@code surefire:default-test}, or null where the build cannot tell the fork which execution it serves
 * @param invocation counts from 1 the runs of this execution in one session
 * @param outputDirectory absolute; takes the fork file, and is made by the agent if missing
 * @param interval planned time between two samples, at least a millisecond
 * @param ownership whether the work that a test hands to other threads is followed
 * @param profile what is recorded of the fork beside the fork file
 * @param oshiJars absolute paths of OSHI and what it needs, for its own class loader; empty where it is not to be used
 * @param allowedLeaks names of threads and files that tests may leave behind, with {@code *} for any characters
 * @param stacks whether the stack of a thread is taken where a long test uses much at once
 * @param wovenClasses absolute; where woven class files are kept for other forks of this version of the agent, null for nowhere
 */
public record MonitorConfig(
        String buildId,
        String module,
        @Nullable String execution,
        int invocation,
        Path outputDirectory,
        Duration interval,
        ProcessReadings processReadings,
        boolean ownership,
        Profile profile,
        List<Path> oshiJars,
        ExactPeakRss exactPeakRss,
        List<String> allowedLeaks,
        boolean stacks,
        @Nullable Path wovenClasses) {

    /** When the kernel's high-water mark of resident memory is read and set back. */
    public enum ExactPeakRss {
        /** For tests of 10 ms and more. */
        AUTO,
        /** For every test. */
        ALWAYS,
        /** Not at all: peaks are the greatest of what samples saw. */
        NEVER
    }

    /** What is recorded of a fork beside the fork file, for the code that its tests ran. */
    public enum Profile {
        /** Nothing. */
        NONE,
        /** A recording of the JDK's flight recorder, which the agent starts. */
        JFR,
        /** A recording of async-profiler, which the JVM loads by itself. */
        ASYNC
    }

    /** Where the readings of the process come from. */
    public enum ProcessReadings {
        /** From /proc where there is one, from OSHI elsewhere. */
        AUTO,
        /** From OSHI everywhere; slower, and there to be tested. */
        OSHI
    }
}
