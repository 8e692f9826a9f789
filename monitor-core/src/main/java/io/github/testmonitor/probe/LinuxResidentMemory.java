package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Resident memory of the fork, from /proc/self/statm.
 *
 * <p>It answers what the machine pays, not what a test needs: a heap that has grown before hides a test's use of it, and the
 * collector gives memory back at times of its own. Kernels 6.2 to 6.15 keep the counter for each CPU and may be off by some
 * hundred KiB on few CPUs and some MiB on many.
 */
final class LinuxResidentMemory implements Probe {
    private static final int RESIDENT_PAGES = 1;
    private static final long AUX_PAGE_SIZE = 6;
    private static final long AUX_END = 0;

    private final KernelFile statm;
    private final long pageBytes;

    private LinuxResidentMemory(KernelFile statm, long pageBytes) {
        this.statm = statm;
        this.pageBytes = pageBytes;
    }

    static LinuxResidentMemory open(Path root) throws ProbeUnavailableException {
        KernelFile statm = KernelFile.open(root.resolve("proc/self/statm"));
        return new LinuxResidentMemory(statm, pageBytes(root.resolve("proc/self/auxv")));
    }

    @Override
    public void read(Readings readings) throws IOException {
        OptionalLong pages = statm.number(RESIDENT_PAGES);
        if (pages.isPresent()) {
            readings.set(Reading.RSS, pages.getAsLong() * pageBytes);
        }
    }

    /** The size of a page, which statm counts in: from the auxiliary vector, see getauxval(3); 4, 16 or 64 KiB. */
    private static long pageBytes(Path auxiliaryVector) throws ProbeUnavailableException {
        try {
            ByteBuffer entries =
                    ByteBuffer.wrap(SmallFile.bytes(auxiliaryVector)).order(ByteOrder.nativeOrder());
            while (entries.remaining() >= 2 * Long.BYTES) {
                long type = entries.getLong();
                long value = entries.getLong();
                if (type == AUX_PAGE_SIZE) {
                    return value;
                }
                if (type == AUX_END) {
                    break;
                }
            }
            throw new ProbeUnavailableException(Absence.UNSUPPORTED, "No page size in " + auxiliaryVector);
        } catch (IOException problem) {
            throw new ProbeUnavailableException(Absence.DENIED, problem);
        }
    }
}
