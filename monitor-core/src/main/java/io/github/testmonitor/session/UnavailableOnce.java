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

    /** A part of the monitor failed; the record says what was thrown, and where. */
    public void reportFailure(String part, Throwable problem) {
        StackTraceElement[] trace = problem.getStackTrace();
        String what = problem.toString();
        reportFailure(part, trace.length == 0 ? what : what.concat(" at ").concat(trace[0].toString()));
    }

    /** A part of the monitor failed; {@code detail} is for people. */
    public void reportFailure(String part, String detail) {
        if (reported.add(part)) {
            out.write(new Unavailable(part, Absence.ERROR, detail));
        }
    }

    @Override
    public void report(String probe, Absence reason) {
        if (reported.add(probe)) {
            out.write(new Unavailable(probe, reason));
        }
    }
}
