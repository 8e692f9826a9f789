package io.github.testmonitor.probe;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.lang.management.ManagementFactory;

/**
 * Files, sockets and pipes that the whole fork has open; of the monitor itself the fork file is among them, from before the first test.
 * Costs 16 µs and more with many of them, since the JVM lists a folder. Windows has no such count.
 */
final class OpenFiles implements Probe {
    private final UnixOperatingSystemMXBean system;

    private OpenFiles(UnixOperatingSystemMXBean system) {
        this.system = system;
    }

    static OpenFiles open() throws ProbeUnavailableException {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getOpenFileDescriptorCount() >= 0) {
            return new OpenFiles(system);
        }
        throw new ProbeUnavailableException(Absence.UNSUPPORTED, "This JVM does not count open files");
    }

    @Override
    public void read(Readings readings) {
        long count = system.getOpenFileDescriptorCount();
        if (count >= 0) {
            readings.set(Reading.OPEN_FILES, count);
        }
    }
}
