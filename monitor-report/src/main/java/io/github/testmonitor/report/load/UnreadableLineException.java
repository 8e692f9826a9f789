package io.github.testmonitor.report.load;

/** A line that is no record. The message says why; there is no stack trace, because a foreign file has many such lines. */
final class UnreadableLineException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableLineException(String message) {
        super(message, null, false, false);
    }
}
