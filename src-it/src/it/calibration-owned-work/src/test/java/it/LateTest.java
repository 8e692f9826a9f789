package it;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/** What one test leaves running goes on while the next one does nothing. */
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LateTest {
    private final Truth truth = new Truth();
    private final ExecutorService earlier = Executors.newFixedThreadPool(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private Load load;
    private Thread thread;
    private Future<?> task;

    @AfterAll
    void tellTruth() throws Exception {
        earlier.shutdown();
        truth.tell("creator", load);
        truth.write("LateTest");
    }

    @Test
    @Order(1)
    void creator() {
        load = new Load(1);
        thread = new Thread(this::goOn);
        thread.start();
        task = earlier.submit(this::goOn);
    }

    @Test
    @Order(2)
    void neighbour() throws Exception {
        go.countDown();
        thread.join();
        task.get();
    }

    private void goOn() {
        try {
            go.await();
            load.work(100, 50);
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
