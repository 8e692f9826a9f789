package io.github.testmonitor.maven.live;

import io.github.testmonitor.maven.parameter.ParameterException;
import org.jspecify.annotations.Nullable;

/**
 * What is to be shown while tests run.
 *
 * @param port of the page; 0 for any that is free, null for no page
 * @param testLabels whether the page's metrics name tests
 */
public record LiveSettings(Console console, @Nullable Integer port, boolean testLabels) {
    private static final int GREATEST_PORT = 65_535;

    /** Whether lines are shown on the console. */
    public enum Console {
        /** Where Maven shows information: not with -q. */
        AUTO,
        TRUE,
        FALSE
    }

    /**
     * Reads the parameters.
     *
     * @throws ParameterException for the first value that is not accepted
     */
    public static LiveSettings of(String console, @Nullable String port, boolean testLabels) throws ParameterException {
        return new LiveSettings(console("monitor.live.console", console), port("monitor.live.port", port), testLabels);
    }

    private static Console console(String parameter, String value) throws ParameterException {
        return switch (value.strip()) {
            case "auto" -> Console.AUTO;
            case "true" -> Console.TRUE;
            case "false" -> Console.FALSE;
            default -> throw ParameterException.refused(parameter, value, "auto, true or false");
        };
    }

    private static @Nullable Integer port(String parameter, @Nullable String value) throws ParameterException {
        if (value == null || value.isBlank()) {
            return null;
        }
        String number = value.strip();
        if (!number.matches("\\d{1,5}") || Integer.parseInt(number) > GREATEST_PORT) {
            throw ParameterException.refused(
                    parameter, value, "a port from 1 to " + GREATEST_PORT + ", or 0 for any that is free");
        }
        return Integer.valueOf(number);
    }

    boolean hasConsole(boolean informationIsShown) {
        return switch (console) {
            case AUTO -> informationIsShown;
            case TRUE -> true;
            case FALSE -> false;
        };
    }
}
