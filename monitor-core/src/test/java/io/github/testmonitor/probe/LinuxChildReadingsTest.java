package io.github.testmonitor.probe;

import io.github.testmonitor.probe.ChildReadings.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Trees of processes, on a /proc made by hand and on this machine's own. */
class LinuxChildReadingsTest {
    private static final long KIBIBYTE = 1024;

    @TempDir
    Path root;

    private LinuxChildReadings readings;
    private int started;

    @BeforeEach
    void openReadings() throws ProbeUnavailableException {
        new FileTree(root).file("proc/self/stat", stat(1));
        newest();
        readings = LinuxChildReadings.open(root);
    }

    @Test
    void a_descendant_counts_though_another_thread_than_the_first_has_started_it() {
        runs(7, 10, 3);
        runs(8, 2000, 1);
        children(7, 9, "8");

        assertThat(peakBytes(readings.follow(7))).isEqualTo(2000 * KIBIBYTE);
    }

    @Test
    void a_descendant_that_comes_later_is_seen_at_the_next_look() {
        runs(7, 10, 1);
        children(7, 7, "");
        ChildProcess child = readings.follow(7);
        peakBytes(child);

        runs(8, 2000, 1);
        children(7, 7, "8");

        assertThat(peakBytes(child)).isEqualTo(2000 * KIBIBYTE);
    }

    @Test
    void a_descendant_of_another_thread_that_comes_later_is_seen_within_the_longest_rest() {
        runs(7, 10, 2);
        children(7, 9, "");
        ChildProcess child = readings.follow(7);
        for (int i = 0; i < 5 * LinuxProcess.MOST_REST; i++) {
            newest();
            peakBytes(child);
        }

        runs(8, 2000, 1);
        children(7, 9, "8");
        long greatest = 0;
        for (int i = 0; i < LinuxProcess.MOST_REST; i++) {
            greatest = Math.max(greatest, peakBytes(child));
        }

        assertThat(greatest).isEqualTo(2000 * KIBIBYTE);
    }

    @Test
    void nothing_is_kept_open_for_a_peak_that_nobody_asks_for_any_more() {
        runs(7, 10, 1);
        runs(8, 2000, 1);
        children(7, 7, "8");
        int before = KernelFile.openCount();
        ChildProcess child = readings.follow(7);
        peakBytes(child);

        child.forgetPeak();

        assertThat(KernelFile.openCount()).isEqualTo(before);
    }

    @Test
    void nothing_of_a_child_that_has_ended_is_kept_open() {
        runs(7, 10, 1);
        runs(8, 2000, 1);
        children(7, 7, "8");
        int before = KernelFile.openCount();
        ChildProcess child = readings.follow(7);
        child.nanos();
        peakBytes(child);

        new FileTree(root).file("proc/7/stat", "");

        assertThat(child.nanos()).isEqualTo(ChildReadings.UNKNOWN);
        assertThat(KernelFile.openCount()).isEqualTo(before);
    }

    @Test
    void of_many_children_not_all_files_are_kept_open_and_all_are_measured() {
        int before = KernelFile.openCount();
        for (int pid = 1000; pid < 1100; pid++) {
            runs(pid, pid, 1);
            children(pid, pid, "");
        }

        List<Long> peaks = new ArrayList<>();
        for (int pid = 1000; pid < 1100; pid++) {
            ChildProcess child = readings.follow(pid);
            child.nanos();
            peakBytes(child);
            peaks.add(peakBytes(child) / KIBIBYTE - pid);
        }

        assertThat(peaks).containsOnly(0L);
        assertThat(KernelFile.openCount() - before)
                .isBetween(ProcessFile.Shared.MOST_KEPT - 3, ProcessFile.Shared.MOST_KEPT);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_kernel_tells_that_a_child_has_gone_though_its_files_are_open() throws Exception {
        LinuxChildReadings ofMachine = LinuxChildReadings.open(Path.of("/"));
        int before = KernelFile.openCount();
        Process process = new ProcessBuilder("cat").start();
        ChildProcess child = ofMachine.follow(process.pid());
        ofMachine.begin();
        assertThat(child.nanos()).isNotNegative();
        assertThat(child.peakBytes()).isPositive();

        process.destroyForcibly().waitFor();

        assertThat(child.nanos()).isEqualTo(ChildReadings.UNKNOWN);
        assertThat(child.peakBytes()).isEqualTo(ChildReadings.UNKNOWN);
        assertThat(KernelFile.openCount()).isEqualTo(before);
    }

    /** This thread's own allocation is exact. A look at two processes makes 200 bytes of it, and opening their files anew made 32 KiB. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void looks_at_a_child_that_lives_make_little_garbage() throws Exception {
        ThreadClock clock = Probes.open(new ProbeSources(Path.of("/"), false, List.of(), null), (probe, reason) -> {})
                .threads();
        ChildReadings ofMachine = LinuxChildReadings.open(Path.of("/"));
        Process process = new ProcessBuilder("sh", "-c", "sleep 60; true").start();
        try {
            ChildProcess child = ofMachine.follow(process.pid());
            for (int i = 0; i < 100; i++) {
                look(ofMachine, child);
            }
            long before = clock.allocatedBytes();

            for (int i = 0; i < 100; i++) {
                look(ofMachine, child);
            }

            assertThat((clock.allocatedBytes() - before) / 100).isLessThan(512);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private static void look(ChildReadings readings, ChildProcess child) {
        readings.begin();
        child.nanos();
        child.peakBytes();
        readings.endedNanos();
    }

    private long peakBytes(ChildProcess child) {
        readings.begin();
        return child.peakBytes();
    }

    /** A process has been started since. */
    private void newest() {
        new FileTree(root).file("proc/loadavg", "0.10 0.20 0.30 1/200 " + ++started + "\n");
    }

    private void runs(long pid, long peakKibibytes, int threads) {
        newest();
        new FileTree(root)
                .file("proc/" + pid + "/stat", stat(3))
                .file("proc/" + pid + "/status", "VmHWM:\t" + peakKibibytes + " kB\nThreads:\t" + threads + "\n");
    }

    private void children(long pid, long thread, String children) {
        new FileTree(root)
                .file("proc/" + pid + "/task/" + thread + "/children", children.isEmpty() ? "" : children + ' ');
    }

    private static String stat(long ticks) {
        return "7 (a) S 1 2 3 0 -1 4194304 9 0 0 0 " + ticks + " 0 0 0 20 0 1\n";
    }
}
