package io.github.testmonitor.probe;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LinuxInternalThreadsTest {
    @TempDir
    Path root;

    @Test
    void collectors_and_compilers_are_summed_apart() throws Exception {
        task(1, "java", 9_000);
        task(2, "GC Thread#0", 100);
        task(3, "VM Thread", 10);
        task(4, "C2 CompilerThre", 7);
        task(5, "main", 5_000);
        LinuxInternalThreads threads = LinuxInternalThreads.open(root);

        threads.list();

        assertThat(read(threads).value(Reading.GC_CPU)).isEqualTo(110);
        assertThat(read(threads).value(Reading.JIT_CPU)).isEqualTo(7);
    }

    @Test
    void a_thread_that_has_ended_keeps_what_it_was_last_seen_to_have_used() throws Exception {
        task(1, "GC Thread#0", 1);
        task(2, "C1 CompilerThre", 30);
        LinuxInternalThreads threads = LinuxInternalThreads.open(root);
        threads.list();
        read(threads);
        // The kernel gives nothing more of a thread that has ended.
        Files.writeString(root.resolve("proc/self/task/2/schedstat"), "");

        read(threads);

        assertThat(read(threads).value(Reading.JIT_CPU)).isEqualTo(30);
        assertThat(read(threads).value(Reading.GC_CPU)).isEqualTo(1);
    }

    @Test
    void a_thread_that_comes_later_is_found_by_the_next_listing() throws Exception {
        task(1, "java", 0);
        LinuxInternalThreads threads = LinuxInternalThreads.open(root);
        threads.list();
        task(1, "GC Thread#0", 4);
        task(2, "C1 CompilerThre", 30);

        threads.list();

        assertThat(read(threads).value(Reading.GC_CPU)).isEqualTo(4);
        assertThat(read(threads).value(Reading.JIT_CPU)).isEqualTo(30);
    }

    @Test
    void of_thousands_of_new_threads_some_are_asked_at_each_listing() throws Exception {
        for (int id = 1; id <= 300; id++) {
            task(id, "java", 5_000);
        }
        task(301, "C2 CompilerThre", 7);
        LinuxInternalThreads threads = LinuxInternalThreads.open(root);

        for (int listing = 1; listing <= 12; listing++) {
            threads.list();
        }

        assertThat(read(threads).value(Reading.JIT_CPU)).isEqualTo(7);
    }

    @Test
    void nothing_is_said_before_the_first_listing() throws Exception {
        task(1, "GC Thread#0", 4);

        assertThat(read(LinuxInternalThreads.open(root)).has(Reading.GC_CPU)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GC Thread#12",
                "G1 Main Marker",
                "G1 Conc#0",
                "VM Thread",
                "ZDirector",
                "ZDriverMajor",
                "ZWorker#3",
                "ZWorkerYoung#3",
                "ZWorkerOld#3",
                "XWorker#3",
                "RuntimeWorker#0",
                "Shenandoah GC T"
            })
    void collectors_are_known_by_their_names(String name) {
        assertThat(LinuxInternalThreads.isCollector(name)).isTrue();
        assertThat(LinuxInternalThreads.isCompiler(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "Zookeeper", "XML reader", "surefire-forked", "VM Periodic Tas", "G1-like"})
    void other_threads_are_no_collectors(String name) {
        assertThat(LinuxInternalThreads.isCollector(name)).isFalse();
    }

    @Test
    void a_kernel_that_does_not_count_is_unsupported() throws IOException {
        Files.createDirectories(root.resolve("proc/self/task/1"));

        assertThatExceptionOfType(ProbeUnavailableException.class)
                .isThrownBy(() -> LinuxInternalThreads.open(root))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo(Absence.UNSUPPORTED));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void this_jvm_has_compiled_and_collected() throws Exception {
        LinuxInternalThreads threads = LinuxInternalThreads.open(Path.of("/"));
        threads.list();
        Readings before = read(threads);

        System.gc();

        Readings after = read(threads);
        assertThat(after.value(Reading.JIT_CPU)).isPositive();
        assertThat(after.value(Reading.GC_CPU)).isGreaterThan(before.value(Reading.GC_CPU));
    }

    private static Readings read(LinuxInternalThreads threads) {
        Readings readings = new Readings();
        threads.read(readings);
        return readings;
    }

    private void task(int id, String name, long nanos) {
        new FileTree(root)
                .file("proc/self/task/" + id + "/comm", name + "\n")
                .file("proc/self/task/" + id + "/schedstat", nanos + " 5 3\n");
    }
}
