package io.github.testmonitor.ownership;

/**
 * What was done for one owner. Each may be {@link #UNKNOWN}, as a whole, never in part.
 *
 * @param cpuNanos CPU time of all threads while they worked for it
 * @param allocatedBytes what they allocated meanwhile
 */
public record OwnedWork(long cpuNanos, long allocatedBytes) {
    /** In the place of what the JVM does not account for. */
    public static final long UNKNOWN = -1;

    static final OwnedWork NONE = new OwnedWork(0, 0);
}
