package io.github.testmonitor.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The kernel's own high-water mark of the fork's resident memory since its start: VmHWM of /proc/self/status. */
final class LinuxPeakResidentMemory {
    private static final int KIBIBYTE = 1024;

    private LinuxPeakResidentMemory() {}

    /** In bytes; empty where the kernel does not say it. */
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
