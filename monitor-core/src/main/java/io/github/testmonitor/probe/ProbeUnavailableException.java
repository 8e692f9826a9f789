package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;

/** A source cannot be read in this fork, for a reason that goes into the fork file. */
final class ProbeUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    private final Absence reason;

    ProbeUnavailableException(Absence reason, String message) {
        super(message);
        this.reason = reason;
    }

    ProbeUnavailableException(Absence reason, Throwable cause) {
        super(cause);
        this.reason = reason;
    }

    Absence reason() {
        return reason;
    }
}
