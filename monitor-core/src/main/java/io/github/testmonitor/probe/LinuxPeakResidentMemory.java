package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The kernel's own high-water mark of the fork's resident memory: VmHWM of /proc/self/status. Writing 5 to /proc/self/clear_refs
 * (proc(5), since Linux 4.0) sets it back to what is resident now; that touches no page table and costs 0.6 µs.
 *
 * <p>There is one such mark in a process: whoever else reads it (a profiler, {@code /usr/bin/time}, which gets it as ru_maxrss)
 * sees only the peak since our last reset.
 */
final class LinuxPeakResidentMemory implements ResidentPeak {
    private static final int KIBIBYTE = 1024;
    private static final byte[] RESET_PEAK = "5".getBytes(StandardCharsets.US_ASCII);

    private final KernelFile status;
    private final FileOutputStream clearRefs;
    private final LinuxResidentMemory resident;
    private final Readings reading = new Readings();

    private LinuxPeakResidentMemory(KernelFile status, FileOutputStream clearRefs, LinuxResidentMemory resident) {
        this.status = status;
        this.clearRefs = clearRefs;
        this.resident = resident;
    }

    /** Opens what is needed, and sets the mark back once to see that it can be done. */
    static LinuxPeakResidentMemory open(Path root) throws ProbeUnavailableException {
        Path clearRefs = root.resolve("proc/self/clear_refs");
        if (!Files.exists(clearRefs)) {
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "No " + clearRefs);
        }
        KernelFile status = KernelFile.open(root.resolve("proc/self/status"));
        LinuxResidentMemory resident = LinuxResidentMemory.open(root);
        try {
            // A stream and no channel, because an interrupted test would close a channel for good.
            return new LinuxPeakResidentMemory(status, new FileOutputStream(clearRefs.toString()), resident);
        } catch (FileNotFoundException notWritable) {
            throw new ProbeUnavailableException(Absence.DENIED, notWritable);
        }
    }

    @Override
    public Mark read() throws IOException {
        OptionalLong peak = status.number("VmHWM");
        OptionalLong now = status.sameNumber("VmRSS");
        if (peak.isEmpty() || now.isEmpty()) {
            throw new IOException("No VmHWM and VmRSS in /proc/self/status");
        }
        return new Mark(now.getAsLong() * KIBIBYTE, peak.getAsLong() * KIBIBYTE);
    }

    @Override
    public void reset() throws IOException {
        clearRefs.write(RESET_PEAK);
    }

    @Override
    public long residentBytes() throws IOException {
        resident.read(reading);
        return reading.has(Reading.RSS) ? reading.value(Reading.RSS) : -1;
    }

    /** The mark as it stands, in bytes; empty where the kernel does not say it. */
    static OptionalLong read(Path root) {
        try (KernelFile status = KernelFile.open(root.resolve("proc/self/status"))) {
            OptionalLong kibibytes = status.number("VmHWM");
            return kibibytes.isPresent() ? OptionalLong.of(kibibytes.getAsLong() * KIBIBYTE) : kibibytes;
        } catch (ProbeUnavailableException | IOException problem) {
            // Not Linux, or /proc is closed to us: the fork has no high-water mark, and its record says so by leaving
            // it out.
            return OptionalLong.empty();
        }
    }
}
