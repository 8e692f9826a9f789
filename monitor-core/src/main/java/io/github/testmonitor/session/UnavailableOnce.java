package io.github.testmonitor.session;

import io.github.testmonitor.probe.Unavailabilities;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.ForkRecord.Unavailable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes what cannot be read in this fork, or what of the monitor itself does not work, once for each name. */
public final class UnavailableOnce implements Unavailabilities {
    private final ForkFileWriter out;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    public UnavailableOnce(ForkFileWriter out) {
        this.out = out;
    }

    @Override
    public void report(String probe, Absence reason) {
        if (reported.add(probe)) {
            out.write(new Unavailable(probe, reason));
        }
    }
}
