package io.github.testmonitor.probe;

import io.github.testmonitor.record.ForkRecord.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
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
        ControlGroup memory = find("memory", root);
        ControlGroup cpu = find("cpu", root);
        return memory == null && cpu == null ? null : new Container(memoryLimit(memory), cpuLimit(cpu));
    }

    private static @Nullable ControlGroup find(String controller, Path root) {
        try {
            return ControlGroup.of(controller, root);
        } catch (ProbeUnavailableException problem) {
            // The probe of the same controller says so in the fork file.
            return null;
        }
    }

    private static @Nullable Long memoryLimit(@Nullable ControlGroup group) {
        if (group == null) {
            return null;
        }
        String file = group.unified() ? "memory.max" : "memory.limit_in_bytes";
        return tightest(group, folder -> bytes(firstLine(folder.resolve(file))));
    }

    private static @Nullable Double cpuLimit(@Nullable ControlGroup group) {
        if (group == null) {
            return null;
        }
        return tightest(group, group.unified() ? ContainerLimits::unifiedCpus : ContainerLimits::v1Cpus);
    }

    private static <T extends Comparable<T>> @Nullable T tightest(
            ControlGroup group, Function<Path, @Nullable T> limitOf) {
        T tightest = null;
        for (Path folder = group.folder();
                folder != null && folder.startsWith(group.top());
                folder = folder.getParent()) {
            T limit = limitOf.apply(folder);
            if (limit != null && (tightest == null || limit.compareTo(tightest) < 0)) {
                tightest = limit;
            }
        }
        return tightest;
    }

    private static @Nullable Long bytes(@Nullable String text) {
        Long bytes = number(text);
        return bytes == null || bytes >= V1_UNLIMITED ? null : bytes;
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
            String text = Files.readString(file);
            int end = text.indexOf('\n');
            return end < 0 ? text : text.substring(0, end);
        } catch (IOException problem) {
            // The root of a hierarchy has no limits of its own, and some are not ours to read.
            return null;
        }
    }
}
