package io.github.testmonitor.probe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * {@link ChildReadings} from /proc: the CPU time moves in steps of 10 ms each for user and system time; the peak is the kernel's own
 * mark of each process, so that one look after the peak suffices, however short it was.
 */
final class LinuxChildReadings implements ChildReadings {
    /** Counted behind the command: utime and stime, and those of the children waited for; see proc(5). */
    private static final int USER_TICKS = 12;

    private static final int ENDED_USER_TICKS = 14;
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int KIBIBYTE = 1024;
    /** A child of a child of a child, and no further. */
    private static final int DEEPEST = 4;

    private final Path proc;
    private final KernelFile self;

    private LinuxChildReadings(Path proc, KernelFile self) {
        this.proc = proc;
        this.self = self;
    }

    static LinuxChildReadings open(Path root) throws ProbeUnavailableException {
        return new LinuxChildReadings(root.resolve("proc"), KernelFile.open(root.resolve("proc/self/stat")));
    }

    @Override
    public long endedNanos() {
        try {
            return ticks(self, ENDED_USER_TICKS) * NANOS_PER_TICK;
        } catch (IOException problem) {
            return UNKNOWN;
        }
    }

    @Override
    public long nanos(long pid) {
        try (KernelFile stat = KernelFile.open(proc.resolve(pid + "/stat"))) {
            return (ticks(stat, USER_TICKS) + ticks(stat, ENDED_USER_TICKS)) * NANOS_PER_TICK;
        } catch (IOException | ProbeUnavailableException gone) {
            return UNKNOWN;
        }
    }

    @Override
    public long peakBytes(long pid) {
        return peakBytes(pid, DEEPEST);
    }

    private long peakBytes(long pid, int deepest) {
        long greatest = ownPeakBytes(pid);
        String[] tasks = new File(proc.resolve(pid + "/task").toString()).list();
        if (tasks == null || deepest == 0) {
            return greatest;
        }
        for (String task : tasks) {
            for (String child : children(pid, task)) {
                try {
                    greatest = Math.max(greatest, peakBytes(Long.parseLong(child), deepest - 1));
                } catch (NumberFormatException none) {
                    // An empty list is one empty word.
                }
            }
        }
        return greatest;
    }

    private String[] children(long pid, String task) {
        try {
            return SmallFile.read(proc.resolve(pid + "/task/" + task + "/children"))
                    .strip()
                    .split(" ", -1);
        } catch (IOException goneOrNotOffered) {
            return new String[0];
        }
    }

    private long ownPeakBytes(long pid) {
        try (KernelFile status = KernelFile.open(proc.resolve(pid + "/status"))) {
            OptionalLong kibibytes = status.number("VmHWM");
            return kibibytes.isPresent() ? kibibytes.getAsLong() * KIBIBYTE : UNKNOWN;
        } catch (IOException | ProbeUnavailableException gone) {
            return UNKNOWN;
        }
    }

    private static long ticks(KernelFile stat, int position) throws IOException {
        OptionalLong ticks = stat.sumOfTwoBehind(')', position);
        if (ticks.isEmpty()) {
            throw new IOException("No CPU time in stat");
        }
        return ticks.getAsLong();
    }
}
