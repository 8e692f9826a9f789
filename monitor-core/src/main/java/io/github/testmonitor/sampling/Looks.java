package io.github.testmonitor.sampling;

/** What the sampler's thread does between two samples, so that the monitor needs no thread more. Belongs to that thread. */
public interface Looks {
    /** Nothing is done between samples. */
    Looks NONE = new Looks() {
        @Override
        public long next(long sampleNanos) {
            return sampleNanos;
        }

        @Override
        public void look(long nanos) {
            // There is nothing to look at.
        }

        @Override
        public void slowTo(double times) {
            // It costs nothing.
        }
    };

    /** When to look next, given when the next sample is due; not later than that. */
    long next(long sampleNanos);

    /** The instant {@link #next} has come, or that of a sample, or the wait before it ended early. Never throws. */
    void look(long nanos);

    /** Samples are taken at so many times the planned interval from here on, for what they cost: look as much more rarely. */
    void slowTo(double times);
}
