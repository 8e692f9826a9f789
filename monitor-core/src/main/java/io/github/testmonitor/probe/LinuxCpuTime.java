package io.github.testmonitor.probe;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * {@link ProcessCpuTime} from /proc/self/stat, where the JVM has it from too. Asking the JVM would start its own look at the
 * container, some 20 ms of CPU.
 */
final class LinuxCpuTime implements Probe {
    /**
     * Counted behind the command, which stands in parentheses and may hold anything: see proc(5). Those of the system follow.
     */
    private static final int USER_TICKS = 12;

    /** USER_HZ is 100 on every architecture that a JVM runs on. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private final KernelFile stat;

    private LinuxCpuTime(KernelFile stat) {
        this.stat = stat;
    }

    static LinuxCpuTime open(Path root) throws ProbeUnavailableException {
        return new LinuxCpuTime(KernelFile.open(root.resolve("proc/self/stat")));
    }

    @Override
    public void read(Readings readings) throws IOException {
        OptionalLong ticks = stat.sumBehind(')', USER_TICKS, 2);
        if (ticks.isPresent()) {
            readings.set(Reading.CPU, ticks.getAsLong() * NANOS_PER_TICK);
        }
    }
}
