package io.github.testmonitor.probe;

import io.github.testmonitor.record.ForkRecord.Container;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits that the kernel sets to the fork's cgroup: the tightest of its own and of those above it, as far up as the
 * hierarchy is mounted. A limit that cannot be read is taken for none.
 */
public final class ContainerLimits {
    /** v1 writes "no limit" as the greatest long, rounded down to whole pages; pages have up to 64 KiB. */
    private static final long V1_UNLIMITED = Long.MAX_VALUE - 0xFFFF;

    private ContainerLimits() {}

    /** Null where the fork runs in no container. */
    public static @Nullable Container read(Path root) {
        try {
            ControlGroups groups = ControlGroups.read(root);
            ControlGroup memory = find("memory", groups);
            ControlGroup cpu = find("cpu", groups);
            if (memory != null || cpu != null) {
                return new Container(memory == null ? null : memoryLimit(memory), cpu == null ? null : cpuLimit(cpu));
            }
        } catch (ProbeUnavailableException problem) {
            // As below.
        }
        return null;
    }

    private static @Nullable ControlGroup find(String controller, ControlGroups groups) {
        try {
            return groups.of(controller);
        } catch (ProbeUnavailableException problem) {
            // The probe of the same controller says so in the fork file.
            return null;
        }
    }

    private static @Nullable Long memoryLimit(ControlGroup group) {
        String file = group.unified() ? "memory.max" : "memory.limit_in_bytes";
        Long tightest = null;
        for (Path folder : upwards(group)) {
            Long limit = number(firstLine(folder.resolve(file)));
            if (limit != null && limit < V1_UNLIMITED && (tightest == null || limit < tightest)) {
                tightest = limit;
            }
        }
        return tightest;
    }

    private static @Nullable Double cpuLimit(ControlGroup group) {
        Double tightest = null;
        for (Path folder : upwards(group)) {
            Double limit = group.unified() ? unifiedCpus(folder) : v1Cpus(folder);
            if (limit != null && (tightest == null || limit < tightest)) {
                tightest = limit;
            }
        }
        return tightest;
    }

    /** The folder of the cgroup and those above it, up to the top of what is mounted. */
    private static List<Path> upwards(ControlGroup group) {
        List<Path> folders = new ArrayList<>();
        for (Path folder = group.folder(); folder != null && folder.startsWith(group.top()); ) {
            folders.add(folder);
            folder = folder.getParent();
        }
        return folders;
    }

    /** {@code "150000 100000"}: quota and period, or "max" for the quota. */
    private static @Nullable Double unifiedCpus(Path folder) {
        String line = firstLine(folder.resolve("cpu.max"));
        int blank = line == null ? -1 : line.indexOf(' ');
        return line == null || blank < 0 ? null : cpus(line.substring(0, blank), line.substring(blank + 1));
    }

    private static @Nullable Double v1Cpus(Path folder) {
        return cpus(firstLine(folder.resolve("cpu.cfs_quota_us")), firstLine(folder.resolve("cpu.cfs_period_us")));
    }

    private static @Nullable Double cpus(@Nullable String quotaText, @Nullable String periodText) {
        Long quota = number(quotaText);
        Long period = number(periodText);
        return quota == null || period == null || quota <= 0 || period <= 0 ? null : (double) quota / period;
    }

    /** Null for what is no number: "max", or a file that is missing. */
    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text.trim());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable String firstLine(Path file) {
        try {
            return SmallFile.lines(file)[0];
        } catch (IOException problem) {
            // The root of a hierarchy has no limits of its own, and some are not ours to read.
            return null;
        }
    }
}
