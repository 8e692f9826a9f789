package io.github.testmonitor.probe;

import io.github.testmonitor.probe.ResidentPeak.Mark;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.io.FilePermission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProbesTest {
    private static final Path MACHINE = Path.of("/");
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path root;

    private final List<String> unavailable = new ArrayList<>();

    @Test
    void resident_memory_is_counted_in_the_pages_of_the_machine() {
        new FileTree(root).resident(65536, 1000);

        Readings readings = sampleOf(open(root));

        assertThat(readings.value(Reading.RSS)).isEqualTo(65_536_000);
    }

    @Test
    void without_proc_and_without_oshi_resident_memory_is_unsupported() {
        Readings readings = sampleOf(open(root));

        assertThat(readings.has(Reading.RSS)).isFalse();
        assertThat(unavailable).contains("rss UNSUPPORTED");
        assertThat(readings.has(Reading.HEAP_USED)).isTrue();
    }

    @Test
    void without_the_size_of_a_page_resident_memory_is_not_guessed() {
        new FileTree(root).file("proc/self/statm", "1 2 3\n");

        Readings readings = sampleOf(open(root));

        assertThat(readings.has(Reading.RSS)).isFalse();
        assertThat(unavailable).contains("rss DENIED");
    }

    @Test
    void cpu_time_is_counted_behind_a_command_of_any_kind() {
        new FileTree(root).file("proc/self/stat", "7 (a ) R 1 2 (b) S 1 7 7 0 -1 4194304 9 0 0 0 250 50 0 0 20 0 1\n");

        Readings readings = sampleOf(open(root));

        assertThat(readings.value(Reading.CPU)).isEqualTo(3_000_000_000L);
    }

    @Test
    void high_water_mark_is_read_from_status() {
        new FileTree(root)
                .file("proc/self/status", "Name:\tjava\nVmPeak:\t  900 kB\nVmHWM:\t     512 kB\nVmRSS:\t 1 kB\n");

        assertThat(open(root).peakResidentBytes()).hasValue(512 * 1024);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void high_water_mark_is_set_back_to_what_is_resident() throws IOException {
        ResidentPeak peak = exactPeak(MACHINE);
        Mark before = peak.read();
        // The JVM fills it with zeros, and so touches all its pages.
        ByteBuffer spike = ByteBuffer.allocateDirect((int) (64 * MEBIBYTE));

        Mark touched = peak.read();
        peak.reset();
        Mark after = peak.read();

        // Pages that other threads of this JVM take, or its collector returns, meanwhile.
        assertThat(touched.peakBytes() - before.residentBytes()).isGreaterThan(spike.capacity() - 16 * MEBIBYTE);
        assertThat(after.peakBytes() - after.residentBytes()).isLessThan(4 * MEBIBYTE);
        assertThat(unavailable).doesNotContain("peakRss DENIED", "peakRss UNSUPPORTED");
    }

    @Test
    void a_mark_that_may_not_be_set_back_is_denied() {
        // A folder cannot be written to by anyone, root included.
        new FileTree(root).resident(4096, 1).file("proc/self/status", "VmHWM: 1 kB\n");
        new FileTree(root).file("proc/self/clear_refs/in the way", "");

        assertThat(exactPeakOrNull(root)).isNull();
        assertThat(unavailable).contains("peakRss DENIED");
    }

    @Test
    void a_kernel_that_sets_no_mark_back_is_unsupported() {
        new FileTree(root).resident(4096, 1).file("proc/self/status", "VmHWM: 1 kB\n");

        assertThat(exactPeakOrNull(root)).isNull();
        assertThat(unavailable).contains("peakRss UNSUPPORTED");
    }

    @Test
    void there_is_no_high_water_mark_without_status() {
        assertThat(open(root).peakResidentBytes()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void resident_memory_of_this_process_is_what_its_status_says() throws IOException {
        Readings readings = sampleOf(open(MACHINE));

        long kibibytes = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        // Other threads of this JVM go on allocating between the two readings.
        assertThat(readings.value(Reading.RSS)).isCloseTo(kibibytes * 1024, within(64 * MEBIBYTE));
    }

    @Test
    void direct_memory_is_seen_to_the_byte() {
        Probes probes = open(MACHINE);
        long before = edge(probes).value(Reading.DIRECT);

        ByteBuffer buffer = ByteBuffer.allocateDirect((int) (8 * MEBIBYTE));

        assertThat(edge(probes).value(Reading.DIRECT) - before).isGreaterThanOrEqualTo(buffer.capacity());
    }

    @Test
    void started_threads_are_counted_though_they_have_ended() throws InterruptedException {
        Probes probes = open(MACHINE);
        long before = edge(probes).value(Reading.THREADS_STARTED);

        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> {});
            thread.start();
            thread.join();
        }

        assertThat(edge(probes).value(Reading.THREADS_STARTED) - before).isGreaterThanOrEqualTo(3);
    }

    @Test
    void allocation_of_a_thread_is_exact() {
        ThreadClock clock = open(MACHINE).threads();
        long before = clock.allocatedBytes();

        byte[] bytes = new byte[1_000_000];

        // The array's own header, and what the reading itself may allocate when it runs interpreted.
        assertThat(clock.allocatedBytes() - before).isBetween((long) bytes.length, bytes.length + 4096L);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void open_files_are_counted() throws IOException {
        Probes probes = open(MACHINE);
        long before = sampleOf(probes).value(Reading.OPEN_FILES);
        Path file = Files.writeString(root.resolve("a"), "a");
        List<InputStream> streams = new ArrayList<>();

        for (int i = 0; i < 200; i++) {
            streams.add(Files.newInputStream(file));
        }

        // Files that tests before have left open may be closed meanwhile, with their objects.
        assertThat(sampleOf(probes).value(Reading.OPEN_FILES) - before).isBetween(180L, 205L);
        for (InputStream stream : streams) {
            stream.close();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_the_monitor_itself_reads_is_no_open_file_of_a_test() throws Exception {
        Probes probes = open(MACHINE);
        long before = sampleOf(probes).value(Reading.OPEN_FILES);
        long after;
        try (KernelFile one = KernelFile.open(Path.of("/proc/self/stat"));
                KernelFile other = KernelFile.open(Path.of("/proc/self/statm"))) {
            assertThat(one.number(0)).isPresent();
            assertThat(other.number(0)).isPresent();
            after = sampleOf(probes).value(Reading.OPEN_FILES);
        }

        assertThat(after).isEqualTo(before);
        assertThat(sampleOf(probes).value(Reading.OPEN_FILES)).isEqualTo(before);
    }

    /** Later JVMs have no such thing. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @EnabledForJreRange(max = JRE.JAVA_17)
    @SuppressWarnings("removal")
    void a_security_manager_takes_only_what_it_refuses() throws Exception {
        Probes probes = open(MACHINE);
        sampleOf(probes);
        Process process = new ProcessBuilder("cat").start();
        ChildReadings.ChildProcess child =
                Objects.requireNonNull(probes.children()).follow(process.pid());
        OpenFileNames names = Objects.requireNonNull(probes.openFileNames());
        Thread refused = Thread.currentThread();
        unavailable.clear();

        Readings sample;
        try {
            System.setSecurityManager(new SecurityManager() {
                @Override
                public void checkPermission(Permission wanted) {
                    if (Thread.currentThread() == refused
                            && wanted instanceof FilePermission
                            && wanted.getName().startsWith("/proc")) {
                        throw new SecurityException(wanted.toString());
                    }
                }
            });
            sample = sampleOf(probes);
            assertThat(child.nanos()).isEqualTo(ChildReadings.UNKNOWN);
            assertThat(names.list()).isEmpty();
            assertThat(names.name("0")).isNull();
        } finally {
            System.setSecurityManager(null);
            process.destroyForcibly().waitFor();
        }

        assertThat(sample.has(Reading.RSS)).as("open before").isTrue();
        assertThat(unavailable).containsExactlyInAnyOrder("openFiles ERROR", "gcCpu ERROR", "jitCpu ERROR");
    }

    @Test
    void a_source_that_breaks_is_reported_once_and_absent_from_then_on() {
        List<String> reported = new ArrayList<>();
        GuardedProbe probe = new GuardedProbe(
                "broken",
                readings -> {
                    throw new IOException("gone");
                },
                (name, reason) -> reported.add(name + " " + reason));

        probe.read(new Readings());
        probe.read(new Readings());

        assertThat(reported).containsExactly("broken " + Absence.ERROR);
    }

    @Test
    void probes_are_opened_once_however_many_ask() throws InterruptedException {
        ProbesOnDemand onDemand =
                new ProbesOnDemand(new ProbeSources(root, false, List.of(), null), (probe, reason) -> {
                    synchronized (unavailable) {
                        unavailable.add(probe);
                    }
                });
        assertThat(onDemand.ifOpened()).isNull();
        Thread other = new Thread(onDemand::get);

        other.start();
        Probes probes = onDemand.get();
        other.join();

        assertThat(onDemand.ifOpened()).isSameAs(probes);
        assertThat(unavailable).doesNotHaveDuplicates();
    }

    private static Readings edge(Probes probes) {
        Readings readings = new Readings();
        probes.readEdge(readings);
        return readings;
    }

    private ResidentPeak exactPeak(Path from) {
        return Objects.requireNonNull(exactPeakOrNull(from));
    }

    private @Nullable ResidentPeak exactPeakOrNull(Path from) {
        return Probes.open(
                        new ProbeSources(from, false, List.of(), null, true),
                        (probe, reason) -> unavailable.add(probe + " " + reason))
                .residentPeak();
    }

    private Probes open(Path from) {
        return Probes.open(
                new ProbeSources(from, false, List.of(), null),
                (probe, reason) -> unavailable.add(probe + " " + reason));
    }

    private static Readings sampleOf(Probes probes) {
        Readings readings = new Readings();
        probes.readSample(readings);
        return readings;
    }
}
