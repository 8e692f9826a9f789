package io.github.testmonitor.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * {@link ChildReadings} from /proc: the CPU time moves in steps of 10 ms each for user and system time. Costs some 10 µs
 * and 60 bytes of garbage a round for each process.
 */
final class LinuxChildReadings implements ChildReadings {
    /** Counted behind the command: utime and stime, and then those of the children waited for; see proc(5). */
    private static final int USER_TICKS = 12;

    private static final int ENDED_USER_TICKS = 14;
    private static final long NANOS_PER_TICK = 10_000_000;
    /** Of /proc/loadavg, counted from 0: the number that was given to a process or thread last. */
    private static final int NEWEST = 4;

    private final String proc;
    private final KernelFile self;
    private final @Nullable KernelFile load;
    private final ProcessFile.Shared files = new ProcessFile.Shared();
    private long newest = UNKNOWN;
    private boolean anyStarted = true;

    private LinuxChildReadings(String proc, KernelFile self, @Nullable KernelFile load) {
        this.proc = proc;
        this.self = self;
        this.load = load;
    }

    static LinuxChildReadings open(Path root) throws ProbeUnavailableException {
        Path proc = root.resolve("proc");
        return new LinuxChildReadings(
                proc.toString(), KernelFile.open(proc.resolve("self/stat")), openLoad(proc.resolve("loadavg")));
    }

    private static @Nullable KernelFile openLoad(Path file) {
        try {
            return KernelFile.open(file);
        } catch (ProbeUnavailableException problem) {
            // Then each round has to look whether there are new ones.
            return null;
        }
    }

    @Override
    public void begin() {
        long now = newest();
        anyStarted = now < 0 || now != newest;
        newest = now;
    }

    private long newest() {
        try {
            return load == null ? UNKNOWN : load.number(NEWEST).orElse(UNKNOWN);
        } catch (IOException problem) {
            return UNKNOWN;
        }
    }

    @Override
    public long endedNanos() {
        try {
            return nanos(self.sumBehind(')', ENDED_USER_TICKS, 2));
        } catch (IOException problem) {
            return UNKNOWN;
        }
    }

    private static long nanos(OptionalLong ticks) {
        return ticks.isPresent() ? ticks.getAsLong() * NANOS_PER_TICK : UNKNOWN;
    }

    @Override
    public ChildProcess follow(long pid) {
        return new Followed(pid);
    }

    private final class Followed implements ChildProcess {
        private final ProcessFile stat;
        private final LinuxProcess process;

        Followed(long pid) {
            stat = new ProcessFile(files, proc + '/' + pid + "/stat");
            process = new LinuxProcess(files, proc, pid);
        }

        @Override
        public long nanos() {
            long nanos = stat.read() ? LinuxChildReadings.nanos(stat.text().sumBehind(')', USER_TICKS, 4)) : UNKNOWN;
            if (nanos < 0) {
                stat.close();
                process.close();
            }
            return nanos;
        }

        @Override
        public long peakBytes() {
            return process.peakBytes(anyStarted);
        }

        @Override
        public void forgetPeak() {
            process.close();
        }
    }
}
