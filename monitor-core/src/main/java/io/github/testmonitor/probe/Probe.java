package io.github.testmonitor.probe;

import io.github.testmonitor.record.Readings;
import java.io.IOException;

/** Reads one or a few quantities that come from one source. Any thread may read, several at a time. */
public interface Probe {

    /**
     * Sets what the source says now, and leaves absent what it does not say.
     *
     * @throws IOException where the source failed; a {@link GuardedProbe} makes an absence of it
     */
    void read(Readings readings) throws IOException;
}
