package io.github.testmonitor.probe;

import com.sun.management.OperatingSystemMXBean;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.lang.management.ManagementFactory;

/**
 * CPU time of the whole fork: all threads, those of the JVM and those that have ended too, but no child process. Moves in steps
 * of 10 ms on Linux, so that it serves for series and totals and not for a short test.
 */
final class ProcessCpuTime implements Probe {
    private final OperatingSystemMXBean system;

    private ProcessCpuTime(OperatingSystemMXBean system) {
        this.system = system;
    }

    static ProcessCpuTime open() throws ProbeUnavailableException {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                && system.getProcessCpuTime() >= 0) {
            return new ProcessCpuTime(system);
        }
        throw new ProbeUnavailableException(Absence.UNSUPPORTED, "This JVM does not tell the CPU time of its process");
    }

    @Override
    public void read(Readings readings) {
        readings.set(Reading.CPU, system.getProcessCpuTime());
    }
}
