package io.github.testmonitor.record;

/** How a figure was got. */
public enum Kind {
    /** Read from a counter that counts just this; the normal case, which a fork file does not spell out. */
    EXACT("exact"),
    /** The greatest of readings taken at ticks: what happened between two ticks is not in it. */
    SAMPLED("sampled"),
    /** A figure of the whole fork while other tests ran in it too; it is not this test's alone. */
    SHARED("shared");

    private final String jsonName;

    Kind(String jsonName) {
        this.jsonName = jsonName;
    }

    /** The word that stands for this kind in a fork file. */
    public String jsonName() {
        return jsonName;
    }
}
