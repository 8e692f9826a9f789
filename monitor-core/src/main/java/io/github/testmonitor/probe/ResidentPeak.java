package io.github.testmonitor.probe;

import java.io.IOException;

/**
 * The greatest resident memory of the fork since it was last begun anew, kept by whoever keeps it without being asked, so that
 * no spike is too short. One caller at a time.
 */
public interface ResidentPeak {

    /** Reads both, some 7 µs on Linux. */
    Mark read() throws IOException;

    /** Begins anew: from here on the peak is that of what follows. */
    void reset() throws IOException;

    /** Resident memory alone, some 1.5 µs on Linux; negative where it cannot be told. */
    long residentBytes() throws IOException;

    /** What was read at one instant. */
    record Mark(long residentBytes, long peakBytes) {}
}
