package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.config.MonitorConfig.ExactPeakRss;
import io.github.testmonitor.config.MonitorConfig.ProcessReadings;
import io.github.testmonitor.config.MonitorConfig.Profile;
import io.github.testmonitor.maven.live.LiveSettings;
import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.maven.parameter.Parameters;
import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.render.ReportFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The parameters of prepare-agent, read and checked.
 *
 * @param interval planned time between two samples
 * @param ownership whether the work that a test hands to other threads is followed
 * @param profile what is recorded of the code that tests run
 * @param asyncProfilerVersion the version that is resolved where that is asked for
 * @param keepsRecordings whether recordings stay when the report has been made of them
 * @param exactPeakRss which tests have an exact peak of resident memory
 * @param allowedLeaks names of threads and files that tests may leave behind, with {@code *} for any characters
 * @param stacks whether the stack of a thread is taken where a long test uses much at once
 * @param propertyName takes the agent where no extension has given each execution a property of its own
 * @param live what is shown while tests run
 * @param reportFormats what is written at the end of the session
 */
public record Settings(
        Duration interval,
        ProcessReadings processReadings,
        boolean ownership,
        Profile profile,
        String asyncProfilerVersion,
        boolean keepsRecordings,
        ExactPeakRss exactPeakRss,
        List<String> allowedLeaks,
        boolean stacks,
        String propertyName,
        LiveSettings live,
        Set<ReportFormat> reportFormats) {
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(1);

    /**
     * Reads the parameters.
     *
     * @throws ParameterException for the first value that is not accepted
     */
    public static Settings of(
            String interval,
            String processReadings,
            boolean ownership,
            String profile,
            String asyncProfilerVersion,
            boolean keepsRecordings,
            String exactPeakRss,
            String allowedLeaks,
            boolean stacks,
            String propertyName,
            LiveSettings live,
            String reportFormats)
            throws ParameterException {
        return new Settings(
                interval("monitor.interval", interval),
                Parameters.constant("monitor.processReadings", processReadings, ProcessReadings.class),
                ownership,
                Parameters.constant("monitor.profile", profile, Profile.class),
                asyncProfilerVersion,
                keepsRecordings,
                Parameters.constant("monitor.exactPeakRss", exactPeakRss, ExactPeakRss.class),
                Arrays.stream(allowedLeaks.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                stacks,
                propertyName,
                live,
                Parameters.reportFormats("monitor.reportFormats", reportFormats));
    }

    private static Duration interval(String parameter, String value) throws ParameterException {
        Duration interval = Duration.ofNanos(Parameters.amount(parameter, value, Unit.NANOSECONDS));
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw ParameterException.refused(parameter, value, "at least 1ms");
        }
        return interval;
    }

    /** Whether the fork reads its process by OSHI: where it is told to, and where there is no /proc. */
    boolean needsOshi() {
        return processReadings == ProcessReadings.OSHI || !Files.isDirectory(Path.of("/proc/self"));
    }
}
