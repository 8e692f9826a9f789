package io.github.testmonitor.record;

/** How a test or container ended, in the words of the record format. */
public enum Status {
    SUCCESSFUL("successful"),
    FAILED("failed"),
    /** Given up after its start: a failed assumption, or a skip that TestNG reports after the start. */
    ABORTED("aborted");

    private final String jsonName;

    Status(String jsonName) {
        this.jsonName = jsonName;
    }

    /** The word that stands for this status in a fork file. */
    public String jsonName() {
        return jsonName;
    }
}
