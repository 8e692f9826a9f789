package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Resident memory and CPU time of the fork by OSHI, for platforms without /proc. Costs 0.1 to 0.4 ms and 130 KB of garbage a
 * reading, so that only the sampler reads it. OSHI starts on a thread of its own; until it has, its readings are absent.
 */
final class OshiProcess implements Probe {
    private volatile @Nullable Supplier<long[]> process;

    private OshiProcess() {}

    /** Returns at once; a failure to start is reported, not thrown. */
    static OshiProcess startInBackground(
            List<Path> jars, @Nullable Instrumentation instrumentation, Unavailabilities unavailabilities) {
        OshiProcess probe = new OshiProcess();
        DaemonThreads.of("test-monitor-oshi", () -> probe.start(jars, instrumentation, unavailabilities))
                .start();
        return probe;
    }

    private void start(List<Path> jars, @Nullable Instrumentation instrumentation, Unavailabilities unavailabilities) {
        try {
            process = OshiModules.start(jars, instrumentation);
        } catch (ProbeUnavailableException problem) {
            unavailabilities.report("oshi", problem.reason());
        } catch (Throwable problem) {
            unavailabilities.report("oshi", Absence.ERROR);
        }
    }

    @Override
    public void read(Readings readings) {
        Supplier<long[]> started = process;
        if (started != null) {
            long[] residentAndCpu = started.get();
            readings.set(Reading.RSS, residentAndCpu[0]);
            readings.set(Reading.CPU, residentAndCpu[1]);
        }
    }
}
