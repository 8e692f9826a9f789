package io.github.testmonitor.maven.parameter;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A parameter has a value that is not accepted. The message names the parameter, the value and what would be accepted. */
public final class ParameterException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private ParameterException(String message) {
        super(message);
    }

    /**
     * The value is not accepted.
     *
     * @param accepted goes on after "Accepted is"
     */
    public static ParameterException refused(String parameter, String value, String accepted) {
        return new ParameterException(parameter + ": '" + value + "' is refused. Accepted is " + accepted + ".");
    }

    /**
     * There is no value.
     *
     * @param accepted goes on after "Accepted is"
     */
    public static ParameterException missing(String parameter, String accepted) {
        return new ParameterException(parameter + " is missing. Accepted is " + accepted + ".");
    }

    /**
     * Something is wrong with the parameter.
     *
     * @param problem names the value and what would be accepted
     */
    public static ParameterException saying(String parameter, @Nullable String problem) {
        return new ParameterException(parameter + ": " + problem);
    }
}
