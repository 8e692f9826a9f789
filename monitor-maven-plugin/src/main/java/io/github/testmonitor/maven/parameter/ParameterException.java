package io.github.testmonitor.maven.parameter;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A parameter has a value that is not accepted. The message names the parameter, the value and what would be accepted. */
public final class ParameterException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param accepted goes on after "write": {@code a number with a unit, such as 100ms} */
    public ParameterException(String parameter, @Nullable String value, String accepted) {
        super(parameter
                + (value == null ? " is missing: write " : " = \"" + value + "\" is not accepted: write ")
                + accepted);
    }

    private ParameterException(String message) {
        super(message);
    }

    /** @param problem says in a sentence of its own what is wrong with the value and what would be accepted */
    public static ParameterException saying(String parameter, String value, @Nullable String problem) {
        return new ParameterException(parameter + " = \"" + value + "\" is not accepted: " + problem);
    }
}
