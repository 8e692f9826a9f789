package it;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Those that look at files run for 10 ms and more: below, open files are not looked at. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeakTest {
    private static final List<Closeable> KEPT = new ArrayList<>();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @Test
    @Order(1)
    void settles() throws InterruptedException {
        Thread.sleep(50);
    }

    @Test
    @Order(2)
    void leavesAThread() throws InterruptedException {
        thread("left-behind", NEVER);
        Thread.sleep(20);
    }

    @Test
    @Order(3)
    void leavesTenFiles() throws IOException, InterruptedException {
        for (int i = 0; i < 10; i++) {
            KEPT.add(open("left-" + i + ".bin"));
        }
        Thread.sleep(20);
    }

    @Test
    @Order(4)
    void leavesWhatIsAllowed() throws IOException, InterruptedException {
        thread("allowed-1", NEVER);
        KEPT.add(open("left.log"));
        Thread.sleep(20);
    }

    @Test
    @Order(5)
    void holdsTwoThousandIdleThreads() throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            threads.add(thread("idle-" + i, enough));
        }
        Thread.sleep(1_000);
        enough.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    @Order(6)
    void leavesNothing() throws IOException, InterruptedException {
        try (Closeable closed = open("closed.bin")) {
            Thread.sleep(20);
        }
    }

    /** Longer than the grace period. */
    @Test
    @Order(7)
    void waits() throws InterruptedException {
        Thread.sleep(1_500);
    }

    private static Closeable open(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "left"));
        return new FileOutputStream(folder.resolve(name).toFile());
    }

    private static Thread thread(String name, CountDownLatch until) {
        Thread thread = new Thread(null, () -> awaitQuietly(until), name, 64 * 1024);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void awaitQuietly(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
        }
    }
}
