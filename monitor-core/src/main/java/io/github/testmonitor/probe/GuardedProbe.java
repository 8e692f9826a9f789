package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Readings;

/**
 * Keeps a failing source from failing its reader: the first failure is reported once, and from then on the source's readings
 * are absent.
 */
final class GuardedProbe implements Probe {
    private final String name;
    private final Probe source;
    private final Unavailabilities unavailabilities;
    private volatile boolean failed;

    GuardedProbe(String name, Probe source, Unavailabilities unavailabilities) {
        this.name = name;
        this.source = source;
        this.unavailabilities = unavailabilities;
    }

    @Override
    public void read(Readings readings) {
        if (failed) {
            return;
        }
        try {
            source.read(readings);
        } catch (Throwable problem) {
            // Errors too: a source may break while its classes are linked.
            if (!(problem instanceof OutOfMemoryError)) {
                fails();
            }
        }
    }

    private synchronized void fails() {
        if (!failed) {
            failed = true;
            unavailabilities.report(name, Absence.ERROR);
        }
    }
}
