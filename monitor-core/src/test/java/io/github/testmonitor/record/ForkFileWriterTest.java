package io.github.testmonitor.record;

import io.github.testmonitor.record.ForkRecord.Identity;
import io.github.testmonitor.record.ForkRecord.TestSkipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ForkFileWriterTest {
    private static final Path FULL_DISK = Path.of("/dev/full");

    @TempDir
    Path folder;

    @Test
    void lines_of_eight_threads_stay_whole_and_in_the_order_of_each() throws Exception {
        Path file = folder.resolve("fork.jsonl");
        int threads = 8;
        int lines = 2_000;
        CountDownLatch start = new CountDownLatch(1);
        try (ForkFileWriter writer = ForkFileWriter.open(file)) {
            List<Thread> writing = new ArrayList<>();
            for (int number = 0; number < threads; number++) {
                String name = "thread " + number + " " + "x".repeat(number * 700);
                Thread thread = new Thread(() -> {
                    await(start);
                    for (int i = 0; i < lines; i++) {
                        boolean waits = i % 3 != 0;
                        if (waits) {
                            writer.writeSoon(line(i, name));
                        } else {
                            writer.write(line(i, name));
                        }
                    }
                });
                thread.start();
                writing.add(thread);
            }

            start.countDown();
            for (Thread thread : writing) {
                thread.join();
            }

            writer.flush();
            assertThat(writer.failure()).isNull();
            assertThat(writer.writtenBytes()).isEqualTo(Files.size(file));
        }
        List<JsonNode> written = Json.lines(file);
        assertThat(written).hasSize(threads * lines);
        for (int number = 0; number < threads; number++) {
            String name = "thread " + number + " ";
            assertThat(written.stream()
                            .filter(line -> line.get("displayName").asString().startsWith(name))
                            .mapToInt(line -> line.get("t").asInt()))
                    .containsExactlyElementsOf(IntStream.range(0, lines).boxed().toList());
        }
    }

    @Test
    void each_line_is_in_the_file_when_the_call_returns() throws IOException {
        Path file = folder.resolve("fork.jsonl");

        try (ForkFileWriter writer = ForkFileWriter.open(file)) {
            writer.write(line(1, "a"));

            assertThat(Json.lines(file)).hasSize(1);
        }
    }

    @Test
    void a_line_that_waits_comes_before_the_next_one() throws IOException {
        Path file = folder.resolve("fork.jsonl");

        try (ForkFileWriter writer = ForkFileWriter.open(file)) {
            assertThat(writer.writeSoon(line(1, "a"))).isTrue();
            assertThat(file).isEmptyFile();
            writer.write(line(2, "b"));

            assertThat(Json.lines(file))
                    .extracting(line -> line.get("t").asInt())
                    .containsExactly(1, 2);
            assertThat(writer.writtenBytes()).isEqualTo(Files.size(file));
        }
    }

    @Test
    void a_line_that_waits_comes_before_the_last_one() throws IOException {
        Path file = folder.resolve("fork.jsonl");

        try (ForkFileWriter writer = ForkFileWriter.open(file)) {
            writer.writeSoon(line(1, "a"));
            writer.writeLast(line(2, "b"));

            assertThat(writer.writeSoon(line(3, "c"))).isFalse();
            writer.flush();
            assertThat(Json.lines(file))
                    .extracting(line -> line.get("t").asInt())
                    .containsExactly(1, 2);
        }
    }

    @Test
    void no_more_lines_wait_than_fit_into_one_write() throws IOException {
        Path file = folder.resolve("fork.jsonl");
        int lines = 1_000;
        int lineBytes = 200;

        try (ForkFileWriter writer = ForkFileWriter.open(file)) {
            for (int i = 0; i < lines; i++) {
                writer.writeSoon(line(i, "x".repeat(lineBytes)));
            }
            writer.writeSoon(line(lines, "y".repeat(2 * ForkFileWriter.MOST_WAITING)));

            assertThat(Json.lines(file))
                    .as("a line that is too long to wait takes the others along")
                    .extracting(line -> line.get("t").asInt())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(0, lines).boxed().toList());
            for (int i = 0; i < lines; i++) {
                writer.writeSoon(line(i, "x".repeat(lineBytes)));
            }
            assertThat(Json.lines(file).size())
                    .isGreaterThan(2 * lines - ForkFileWriter.MOST_WAITING / lineBytes)
                    .isLessThan(2 * lines);
        }
    }

    @Test
    @EnabledIf("hasFullDisk")
    void lines_that_waited_in_vain_end_the_writing() throws IOException {
        try (ForkFileWriter writer = ForkFileWriter.open(FULL_DISK)) {
            assertThat(writer.writeSoon(line(1, "a"))).isTrue();

            assertThat(writer.write(line(2, "b"))).isFalse();
            assertThat(writer.failure()).isInstanceOf(IOException.class);
            assertThat(writer.writeSoon(line(3, "c"))).isFalse();
        }
    }

    @Test
    void nothing_follows_the_last_line() throws IOException {
        Path file = folder.resolve("fork.jsonl");

        try (ForkFileWriter writer = ForkFileWriter.open(file)) {
            writer.write(line(1, "a"));
            writer.writeLast(line(2, "last"));
            assertThat(writer.write(line(3, "late"))).isFalse();
        }

        assertThat(Json.lines(file).stream().map(line -> line.get("t").asInt())).containsExactly(1, 2);
    }

    @Test
    void what_the_file_holds_already_stays() throws IOException {
        Path file = folder.resolve("fork.jsonl");
        try (ForkFileWriter first = ForkFileWriter.open(file);
                ForkFileWriter second = ForkFileWriter.open(file)) {
            first.write(line(1, "a"));
            second.write(line(2, "b"));

            first.write(line(3, "c"));
        }

        assertThat(Json.lines(file).stream().map(line -> line.get("t").asInt())).containsExactly(1, 2, 3);
    }

    @Test
    void missing_folders_are_made() throws IOException {
        Path file = folder.resolve("a/b c/fork.jsonl");

        ForkFileWriter.open(file).close();

        assertThat(file).exists();
    }

    @Test
    void a_file_that_cannot_be_opened_is_refused_at_once() {
        assertThatThrownBy(() -> ForkFileWriter.open(folder)).isInstanceOf(IOException.class);
    }

    @Test
    @EnabledIf("hasFullDisk")
    void a_full_disk_ends_the_writing_and_is_remembered() throws IOException {
        ForkFileWriter writer = ForkFileWriter.open(FULL_DISK);

        boolean first = writer.write(line(1, "a"));
        boolean second = writer.write(line(2, "b"));

        assertThat(first).isFalse();
        assertThat(second).isFalse();
        assertThat(writer.failure()).isInstanceOf(IOException.class);
        assertThat(writer.writtenBytes()).isZero();
    }

    @Test
    void an_interrupted_thread_writes_on_and_stays_interrupted() throws IOException {
        Path file = folder.resolve("fork.jsonl");
        try (ForkFileWriter writer = ForkFileWriter.open(file)) {
            Thread.currentThread().interrupt();

            boolean written = writer.write(line(1, "a"));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(written).isTrue();
            assertThat(writer.write(line(2, "b"))).isTrue();
        }
    }

    @Test
    void a_record_that_cannot_be_encoded_is_dropped_alone() throws IOException {
        Path file = folder.resolve("fork.jsonl");
        try (ForkFileWriter writer = ForkFileWriter.open(file)) {
            boolean broken = writer.write(new TestSkipped(1, brokenIdentity(), null));
            boolean next = writer.write(line(2, "b"));

            assertThat(broken).isFalse();
            assertThat(next).isTrue();
            assertThat(writer.failure()).isNotNull();
        }
        assertThat(Json.lines(file)).hasSize(1);
    }

    @Test
    void nothing_is_written_after_the_close() throws IOException {
        Path file = folder.resolve("fork.jsonl");
        ForkFileWriter writer = ForkFileWriter.open(file);
        writer.close();

        boolean written = writer.write(line(1, "a"));

        assertThat(written).isFalse();
        assertThat(file).isEmptyFile();
    }

    @SuppressWarnings("NullAway") // A listener of a framework that breaks its own contract.
    private static Identity brokenIdentity() {
        return new Identity("id", null, null, null, null);
    }

    private static TestSkipped line(int t, String name) {
        return new TestSkipped(t, new Identity("id", null, null, name, null), null);
    }

    static boolean hasFullDisk() {
        return Files.isWritable(FULL_DISK);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException problem) {
            throw new AssertionError(problem);
        }
    }
}
