package io.github.testmonitor.probe;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the probes of a fork find what they read.
 *
 * @param root of the file system with /proc and the cgroups; {@code /} outside tests
 * @param forceOshi OSHI instead of /proc for the readings of the process
 * @param oshiJars OSHI, JNA and an SLF4J that says nothing; empty where OSHI is not to be used
 * @param instrumentation lets OSHI start without a warning from JDK 24 on; without it, it does not start there
 * @param exactPeakRss whether the kernel's high-water mark of resident memory may be used, and so be reset
 */
public record ProbeSources(
        Path root,
        boolean forceOshi,
        List<Path> oshiJars,
        @Nullable Instrumentation instrumentation,
        boolean exactPeakRss) {

    /** Sources with no exact peak of resident memory. */
    public ProbeSources(Path root, boolean forceOshi, List<Path> oshiJars, @Nullable Instrumentation instrumentation) {
        this(root, forceOshi, oshiJars, instrumentation, false);
    }
}
