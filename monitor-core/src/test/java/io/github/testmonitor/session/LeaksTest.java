package io.github.testmonitor.session;

import io.github.testmonitor.probe.OpenFileNames;
import io.github.testmonitor.probe.ProbeSources;
import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.record.ForkFileWriter;
import io.github.testmonitor.record.Json;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.sampling.FakeTicker;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class LeaksTest {
    private static final long AFTER_GRACE = 2 * Leaks.GRACE_NANOS;
    private static final int MOST_COLLECTIONS = 50;

    @TempDir
    Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private Path file;
    private Leaks leaks;
    private long started;
    private final FakeTicker ticker = new FakeTicker();

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("fork.jsonl");
        ticker.moveAtEachLook(100_000);
        leaks = new Leaks(ForkFileWriter.open(file), List.of("allowed-*", "*.log"), ticker);
        leaks.start(null, edge(), null, null, 0);
    }

    @AfterEach
    void endThreads() throws InterruptedException {
        over.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void a_thread_that_lives_on_is_blamed_on_its_test_after_the_grace_period() {
        thread("pool-7-thread-1");
        leaks.finish(17, true, false, false, edge(), 0);

        leaks.tick(Leaks.GRACE_NANOS - 1);
        boolean early = !leaked().isEmpty();
        leaks.tick(Leaks.GRACE_NANOS);
        leaks.tick(AFTER_GRACE);

        assertThat(early).isFalse();
        assertThat(leaked()).singleElement().satisfies(record -> {
            assertThat(record.get("id").asLong()).isEqualTo(17);
            assertThat(record.get("threads")).hasToString("[\"pool-7-thread-1\"]");
            assertThat(record.get("files")).isEmpty();
        });
    }

    @Test
    void a_thread_that_ends_in_the_grace_period_is_not_blamed() throws InterruptedException {
        thread("pool-7-thread-1");
        leaks.finish(17, true, false, false, edge(), 0);
        endThreads();

        leaks.tick(AFTER_GRACE);

        assertThat(leaked()).isEmpty();
    }

    /** A test may wait until the class loader of a thread is gone, that a set-up or another test has started. */
    @Test
    void nothing_is_kept_of_a_thread_that_has_ended() throws InterruptedException {
        WeakReference<Thread> ended = suspectThatHasEnded();

        for (int i = 0; i < MOST_COLLECTIONS && ended.get() != null; i++) {
            System.gc();
        }

        assertThat(ended.get()).isNull();
    }

    private WeakReference<Thread> suspectThatHasEnded() throws InterruptedException {
        Thread thread = thread("pool-7-thread-1");
        leaks.finish(17, true, false, false, edge(), 0);
        endThreads();
        threads.clear();
        return new WeakReference<>(thread);
    }

    @Test
    void a_thread_from_between_two_tests_is_nobodys() {
        thread("from before");
        leaks.start(null, edge(), null, null, 0);
        leaks.finish(17, true, false, false, edge(), 0);

        leaks.tick(AFTER_GRACE);

        assertThat(leaked()).isEmpty();
    }

    @Test
    void threads_that_are_allowed_or_run_tests_are_not_blamed() {
        thread("allowed-1");
        thread("junit-jupiter-timeout-watcher");
        thread("VirtualThread-unblocker");
        thread("ForkJoinPool-1-delayScheduler");
        leaks.runsTests(thread("ForkJoinPool-1-worker-2"));
        leaks.finish(17, true, false, false, edge(), 0);

        leaks.tick(AFTER_GRACE);

        assertThat(leaked()).isEmpty();
    }

    @Test
    void nobody_is_blamed_where_tests_overlap() {
        thread("whose");
        leaks.finish(17, true, false, true, edge(), 0);

        leaks.tick(AFTER_GRACE);

        assertThat(leaked()).isEmpty();
    }

    @Test
    void at_the_end_of_the_fork_less_grace_suffices() {
        thread("left at the end");
        leaks.finish(17, true, false, false, edge(), 0);

        leaks.end(Leaks.LAST_GRACE_NANOS);

        assertThat(leaked()).hasSize(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void files_that_stay_open_are_blamed_by_name_on_the_only_test_since_the_list_before() throws IOException {
        leaks.finishLong(1, false, false, files(10), names(), 0);
        List<OutputStream> opened = List.of(
                Files.newOutputStream(folder.resolve("a.bin")),
                Files.newOutputStream(folder.resolve("b.bin")),
                Files.newOutputStream(folder.resolve("noise.log")));
        leaks.finish(17, true, false, false, edge(), 0);
        leaks.finishLong(17, false, false, files(13), names(), 0);
        opened.get(1).close();

        leaks.tick(AFTER_GRACE);

        assertThat(leaked()).singleElement().satisfies(record -> {
            assertThat(record.get("id").asLong()).isEqualTo(17);
            assertThat(record.get("files")).hasToString("[\"a.bin\"]");
        });
        opened.get(0).close();
        opened.get(2).close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void files_that_one_of_several_tests_opened_are_nobodys() throws IOException {
        leaks.finishLong(1, false, false, files(10), names(), 0);
        try (OutputStream opened = Files.newOutputStream(folder.resolve("a.bin"))) {
            opened.write(1);
            leaks.finish(16, true, false, false, edge(), 0);
            leaks.finish(17, true, false, false, edge(), 0);
            leaks.finishLong(17, false, false, files(11), names(), 0);

            leaks.tick(AFTER_GRACE);
        }

        assertThat(leaked()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void sockets_that_stay_open_are_told_by_their_ports() throws IOException {
        leaks.finishLong(1, false, false, files(10), names(), 0);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            leaks.finish(17, true, false, false, edge(), 0);
            leaks.finishLong(17, false, false, files(11), names(), 0);

            leaks.tick(AFTER_GRACE);

            assertThat(leaked())
                    .singleElement()
                    .satisfies(record -> assertThat(record.get("files"))
                            .hasToString("[\"socket listening on 127.0.0.1:" + server.getLocalPort() + "\"]"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socket:*", "socket listening on *", "socket*"})
    @EnabledOnOs(OS.LINUX)
    void sockets_are_allowed_as_the_kernel_calls_them_and_as_they_are_told(String pattern) throws IOException {
        leaks = new Leaks(ForkFileWriter.open(folder.resolve("other.jsonl")), List.of(pattern), ticker);
        leaks.start(null, edge(), null, null, 0);
        leaks.finishLong(1, false, false, files(10), names(), 0);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.isBound()).isTrue();
            leaks.finish(17, true, false, false, edge(), 0);
            leaks.finishLong(17, false, false, files(11), names(), 0);

            leaks.tick(AFTER_GRACE);
        }

        assertThat(Json.lines(folder.resolve("other.jsonl"), "leaked")).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_a_set_up_opens_is_not_its_first_tests_and_its_own_only_if_the_class_leaves_it() throws IOException {
        leaks.start(null, edge(), files(10), names(), 0);
        try (OutputStream closed = Files.newOutputStream(folder.resolve("closed-at-the-end.bin"));
                OutputStream left = Files.newOutputStream(folder.resolve("left.bin"))) {
            thread("left-by-set-up");
            leaks.start(8L, edge(), files(12), names(), 0);
            leaks.finish(17, true, false, false, edge(), 0);
            leaks.finishLong(17, false, false, files(12), names(), 0);
            leaks.tick(AFTER_GRACE);
            assertThat(leaked()).isEmpty();

            closed.close();
            leaks.finish(8, false, false, false, edge(), AFTER_GRACE);
            leaks.tick(AFTER_GRACE + Leaks.GRACE_NANOS - 1);
            assertThat(leaked()).isEmpty();
            leaks.tick(AFTER_GRACE + Leaks.GRACE_NANOS);

            left.write(1);
        }
        assertThat(leaked()).singleElement().satisfies(record -> {
            assertThat(record.get("id").asLong()).isEqualTo(8);
            assertThat(record.get("threads")).hasToString("[\"left-by-set-up\"]");
            assertThat(record.get("files")).hasToString("[\"left.bin\"]");
        });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_that_the_next_class_opens_again_is_no_leak_of_the_class_before() throws IOException {
        leaks.start(null, edge(), files(10), names(), 0);
        Path shared = folder.resolve("fixture.bin");
        OutputStream first = Files.newOutputStream(shared);
        leaks.start(8L, edge(), files(11), names(), 0);
        first.close();
        leaks.finish(8, false, false, false, edge(), 0);

        try (OutputStream second = Files.newOutputStream(shared)) {
            leaks.tick(AFTER_GRACE);

            second.write(1);
        }
        assertThat(leaked()).isEmpty();
    }

    @Test
    void what_the_set_up_of_an_unfinished_class_has_started_is_not_blamed() {
        thread("server");
        leaks.start(8L, edge(), null, null, 0);

        leaks.end(AFTER_GRACE);

        assertThat(leaked()).isEmpty();
    }

    @Test
    void what_serves_those_that_follow_is_asked_for_at_the_end_of_the_fork() throws InterruptedException {
        thread("server");
        leaks.finish(8, false, true, false, edge(), 0);
        leaks.tick(AFTER_GRACE);
        boolean early = !leaked().isEmpty();

        leaks.end(AFTER_GRACE);

        assertThat(early).isFalse();
        assertThat(leaked()).singleElement().satisfies(record -> {
            assertThat(record.get("id").asLong()).isEqualTo(8);
            assertThat(record.get("threads")).hasToString("[\"server\"]");
        });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_that_took_the_place_of_another_is_of_the_test_that_opened_it() throws IOException {
        OpenFileNames names = names();
        long pause = 10_000_000_000L;
        OutputStream before = Files.newOutputStream(folder.resolve("before.bin"));
        leaks.finishLong(1, false, false, files(10), names, 0);
        before.close();
        try (OutputStream left = Files.newOutputStream(folder.resolve("left.bin"))) {
            leaks.finish(17, true, false, false, edge(), pause);
            leaks.finishLong(17, false, false, files(10), names, pause);
            try (OutputStream next = Files.newOutputStream(folder.resolve("next.bin"))) {
                leaks.finish(18, true, false, false, edge(), pause);
                leaks.finishLong(18, false, false, files(11), names, pause);

                leaks.tick(2 * pause);

                next.write(1);
            }
            left.write(1);
        }
        assertThat(leaked())
                .extracting(record -> record.get("id").asLong() + " " + record.get("files"))
                .containsExactly("17 [\"left.bin\"]", "18 [\"next.bin\"]");
    }

    @ParameterizedTest
    @CsvSource({"100, 30, 1", "200, 30, 0", "200, 60, 1", "90000, 150, 1"})
    @EnabledOnOs(OS.LINUX)
    void files_are_listed_without_need_only_once_three_hundred_times_a_list_have_passed(
            long listMicros, long pauseMillis, int found) throws IOException {
        ticker.moveAtEachLook(listMicros * 1_000);
        long pause = pauseMillis * 1_000_000;
        OpenFileNames names = names();
        leaks.finishLong(1, false, false, files(10), names, 0);
        leaks.finishLong(1, false, false, files(10), names, pause);
        try (OutputStream left = Files.newOutputStream(folder.resolve("left.bin"))) {
            leaks.finish(17, true, false, false, edge(), 2 * pause);
            leaks.finishLong(17, false, false, files(10), names, 2 * pause);
            leaks.tick(2 * pause + AFTER_GRACE);

            left.write(1);
        }
        assertThat(leaked()).hasSize(found);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void of_files_whose_time_is_not_known_nobody_is_blamed() throws IOException {
        OpenFileNames names = names();
        OutputStream before = Files.newOutputStream(folder.resolve("before.bin"));
        leaks.finishLong(1, false, false, files(10), names, 0);
        before.close();
        try (OutputStream left = Files.newOutputStream(folder.resolve("left.bin"))) {
            leaks.finish(17, true, false, false, edge(), 1);
            leaks.finishLong(17, false, false, files(10), names, 1);
            try (OutputStream next = Files.newOutputStream(folder.resolve("next.bin"))) {
                leaks.finish(18, true, false, false, edge(), 2);
                leaks.finishLong(18, false, false, files(11), names, 2);

                leaks.tick(AFTER_GRACE);

                next.write(1);
            }
            left.write(1);
        }
        assertThat(leaked()).isEmpty();
    }

    /** Such as the JDK keeps from the first channel on that is closed. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_unix_socket_without_a_path_is_nobodys() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            leaks.finishLong(1, false, false, files(10), names(), 0);
            try (SocketChannel client = SocketChannel.open(address)) {
                assertThat(client.isConnected()).isTrue();
                leaks.finish(17, true, false, false, edge(), 0);
                leaks.finishLong(17, false, false, files(11), names(), 0);

                leaks.tick(AFTER_GRACE);
            }
        }
        assertThat(leaked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/data/a.bin, a.bin", "/, /", "socket:[4711], socket:[4711]", "/data/gone (deleted), gone (deleted)"})
    void a_file_is_told_by_its_last_name(String path, String name) {
        assertThat(Leaks.fileName(path)).isEqualTo(name);
    }

    @Test
    void a_name_that_is_no_path_of_this_jvm_is_told_as_it_is() {
        assertThat(Leaks.fileName("/data/\0.txt")).isEqualTo("\0.txt");
    }

    @Test
    void files_are_counted_where_a_set_up_ends_and_where_the_last_look_is_old() {
        OpenFileNames names = names();
        leaks.finishLong(1, false, false, files(10), names, 0);

        assertThat(leaks.wantsFiles(true, 0)).isTrue();
        assertThat(leaks.wantsFiles(false, Leaks.LOOK_NANOS - 1)).isFalse();
        assertThat(leaks.wantsFiles(false, Leaks.LOOK_NANOS)).isTrue();
    }

    private List<JsonNode> leaked() {
        return Json.lines(file, "leaked");
    }

    private Thread thread(String name) {
        Thread thread = new Thread(
                () -> {
                    try {
                        over.await();
                    } catch (InterruptedException wanted) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
        return thread;
    }

    /** The count has moved, so that threads are listed. */
    private Readings edge() {
        return new Readings().set(Reading.THREADS_STARTED, ++started);
    }

    private static Readings files(long count) {
        return new Readings().set(Reading.OPEN_FILES, count);
    }

    private static OpenFileNames names() {
        Probes probes = Probes.open(new ProbeSources(Path.of("/"), false, List.of(), null), (probe, reason) -> {});
        return Objects.requireNonNull(probes.openFileNames());
    }
}
