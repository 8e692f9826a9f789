package io.github.testmonitor.session;

/**
 * The peak of resident memory of one span, out of the marks of the epochs that it was in. The mark of an epoch that began before
 * the span did may be of what ran before it; it is believed only where nothing else explains it. Guarded by {@link OpenSpans}.
 */
final class EpochPeak {
    /** Two marks that differ by less say the same: {@value} bytes. */
    static final long TOLERANCE_BYTES = 1 << 20;

    /** What an epoch that began {@value} ns before the span holds of that time is less than the tolerance. */
    static final long SAME_NANOS = 200_000;

    private long sinceNanos;
    private long surelyBytes;
    private long perhapsBytes;
    private boolean startsAnEpoch;

    /** The span runs, or runs alone again, from this instant on. */
    void goesOn(long nanos) {
        sinceNanos = nanos;
    }

    /** The epoch before was closed for this span's start, so that what it starts from is known to the byte. */
    void startsAnEpoch() {
        startsAnEpoch = true;
    }

    /** An epoch in which the span ran is closed; at this instant the fork holds {@code nowBytes}. */
    void fold(long markBytes, long nowBytes, long epochStartNanos) {
        if (sinceNanos - epochStartNanos <= SAME_NANOS) {
            surelyBytes = Math.max(surelyBytes, markBytes);
        } else {
            perhapsBytes = Math.max(perhapsBytes, markBytes);
            surelyBytes = Math.max(surelyBytes, nowBytes);
        }
    }

    boolean isStartExact() {
        return startsAnEpoch;
    }

    /** Whether the greatest mark is certainly of the time in which the span ran. */
    boolean isCertain() {
        return perhapsBytes - surelyBytes < TOLERANCE_BYTES;
    }

    long bytes() {
        return Math.max(surelyBytes, perhapsBytes);
    }
}
