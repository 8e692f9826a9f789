package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;

/** Takes what cannot be read in this fork, once for each source, from any thread. */
@FunctionalInterface
public interface Unavailabilities {
    void report(String probe, Absence reason);
}
