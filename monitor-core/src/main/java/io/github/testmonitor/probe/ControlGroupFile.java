package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A number that the kernel keeps for the fork's cgroup. It counts everything that lives in the cgroup: the build and other
 * forks too where they share the container.
 */
final class ControlGroupFile implements Probe {
    private static final long NANOS_PER_MICRO = 1_000;

    private final KernelFile file;
    private final @Nullable String key;
    private final Reading reading;
    private final long factor;

    private ControlGroupFile(KernelFile file, @Nullable String key, Reading reading, long factor) {
        this.file = file;
        this.key = key;
        this.reading = reading;
        this.factor = factor;
    }

    /** What the cgroup's memory holds now, page cache included. */
    static ControlGroupFile memory(ControlGroup group) throws ProbeUnavailableException {
        String name = group.unified() ? "memory.current" : "memory.usage_in_bytes";
        return open(group, name, null, Reading.CONTAINER_MEMORY, 1);
    }

    /** Processes of the cgroup that the kernel killed for memory; v1 counts them since Linux 4.13. */
    static ControlGroupFile oomKills(ControlGroup group) throws ProbeUnavailableException {
        String name = group.unified() ? "memory.events" : "memory.oom_control";
        return open(group, name, "oom_kill", Reading.CONTAINER_OOM_KILLS, 1);
    }

    /** CPU time of the cgroup; v1 keeps it with a controller of its own, cpuacct. */
    static ControlGroupFile cpu(ControlGroup group) throws ProbeUnavailableException {
        return group.unified()
                ? open(group, "cpu.stat", "usage_usec", Reading.CONTAINER_CPU, NANOS_PER_MICRO)
                : open(group, "cpuacct.usage", null, Reading.CONTAINER_CPU, 1);
    }

    /** Time that the CPU quota kept the cgroup from running; v2 counts it only where the cpu controller is on. */
    static ControlGroupFile throttling(ControlGroup group) throws ProbeUnavailableException {
        return group.unified()
                ? open(group, "cpu.stat", "throttled_usec", Reading.CONTAINER_THROTTLED, NANOS_PER_MICRO)
                : open(group, "cpu.stat", "throttled_time", Reading.CONTAINER_THROTTLED, 1);
    }

    @Override
    public void read(Readings readings) throws IOException {
        OptionalLong value = value();
        if (value.isPresent()) {
            readings.set(reading, value.getAsLong() * factor);
        }
    }

    private OptionalLong value() throws IOException {
        return key == null ? file.number(0) : file.number(key);
    }

    private static ControlGroupFile open(
            ControlGroup group, String name, @Nullable String key, Reading reading, long factor)
            throws ProbeUnavailableException {
        ControlGroupFile opened =
                new ControlGroupFile(KernelFile.open(group.folder().resolve(name)), key, reading, factor);
        try {
            if (opened.value().isEmpty()) {
                throw new ProbeUnavailableException(Absence.UNSUPPORTED, name + " does not say " + key);
            }
        } catch (IOException problem) {
            throw new ProbeUnavailableException(Absence.ERROR, problem);
        }
        return opened;
    }
}
