package io.github.testmonitor.maven.prepare;

import io.github.testmonitor.config.MonitorConfig.ProcessReadings;
import io.github.testmonitor.maven.parameter.ParameterException;
import io.github.testmonitor.maven.parameter.Parameters;
import io.github.testmonitor.record.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The parameters of prepare-agent, read and checked.
 *
 * @param interval planned time between two samples
 * @param propertyName takes the agent where no extension has given each execution a property of its own
 * @param liveLine whether the console shows a line now and then while tests run
 */
public record Settings(Duration interval, ProcessReadings processReadings, String propertyName, boolean liveLine) {
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(1);

    /**
     * Reads the parameters.
     *
     * @throws ParameterException for the first value that is not accepted
     */
    public static Settings of(String interval, String processReadings, String propertyName, String liveConsole)
            throws ParameterException {
        return new Settings(
                interval("monitor.interval", interval),
                Parameters.constant("monitor.processReadings", processReadings, ProcessReadings.class),
                propertyName,
                liveLine("monitor.live.console", liveConsole));
    }

    private static Duration interval(String parameter, String value) throws ParameterException {
        Duration interval = Duration.ofNanos(Parameters.amount(parameter, value, Unit.NANOSECONDS));
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw ParameterException.refused(parameter, value, "at least 1ms");
        }
        return interval;
    }

    private static boolean liveLine(String parameter, String value) throws ParameterException {
        return switch (value.strip()) {
            case "auto", "true" -> true;
            case "false" -> false;
            default -> throw ParameterException.refused(parameter, value, "auto, true or false");
        };
    }

    /** Whether the fork reads its process by OSHI: where it is told to, and where there is no /proc. */
    boolean needsOshi() {
        return processReadings == ProcessReadings.OSHI || !Files.isDirectory(Path.of("/proc/self"));
    }
}
