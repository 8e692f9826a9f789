package io.github.testmonitor.stack;

/**
 * Lets so many stacks pass, evenly enough that steady work is seen at all times: {@value #A_SECOND} a second, and {@value #AT_ONCE}
 * more at once after a pause; so never more than 20 in any second. Beyond {@value #MANY} stacks, {@value #A_SECOND_OF_MANY} a second, so
 * that a fork file stays readable however long the fork works. Not thread-safe.
 */
final class StackRate {
    static final int A_SECOND = 16;
    static final int AT_ONCE = 4;
    static final int MANY = 20_000;
    static final int A_SECOND_OF_MANY = 2;

    private static final double SECOND_NANOS = 1e9;

    private double left = AT_ONCE;
    private long asOf;
    private long taken;

    /** Whether one may be taken now; if so, it counts. */
    boolean takes(long nanos) {
        left = Math.min(AT_ONCE, left + aSecond() * (nanos - asOf) / SECOND_NANOS);
        asOf = nanos;
        if (left < 1) {
            return false;
        }
        left--;
        taken++;
        return true;
    }

    /** When the next one may be taken; an instant in the past where that is now. */
    long freeFromNanos() {
        return asOf + (long) Math.ceil((1 - left) / aSecond() * SECOND_NANOS);
    }

    private int aSecond() {
        return taken < MANY ? A_SECOND : A_SECOND_OF_MANY;
    }
}
