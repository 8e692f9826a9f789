package io.github.testmonitor.record;

/** Why a figure or a probe is absent. An absent figure is never written as 0. */
public enum Absence {
    /** This JVM, kernel or platform does not offer the source. */
    UNSUPPORTED("unsupported"),
    /** The source exists, but may not be read. */
    DENIED("denied"),
    /**
     * The span was too short for this figure to mean anything, or for its price to be paid; or, however long it was, what the figure is
     * read from did not happen in it: a collection, a look at a process.
     */
    TOO_SHORT("tooShort"),
    /** The test ran on a virtual thread, which the JVM does not account for. */
    VIRTUAL("virtual"),
    /** The work that the test caused on other threads was not followed, so only its own thread's figure stands. */
    NOT_OWNED("notOwned"),
    /** Switched off by the user, or not part of this version. */
    OFF("off"),
    /** The source failed while it was read. */
    ERROR("error");

    private final String jsonName;

    Absence(String jsonName) {
        this.jsonName = jsonName;
    }

    /** The word that stands for this reason in a fork file. */
    public String jsonName() {
        return jsonName;
    }
}
