package io.github.testmonitor.report.json;

/** What was read is not what was expected. The message says why; there is no stack trace, because a foreign file has many such lines. */
public final class UnreadableJsonException extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableJsonException(String message) {
        super(message, null, false, false);
    }
}
