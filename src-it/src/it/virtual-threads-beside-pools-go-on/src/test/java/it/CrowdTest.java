package it;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** By reflection, since it is compiled for an older JDK. */
class CrowdTest {
    private static final int TASKS = 1_000;

    private static ExecutorService virtual;
    private static ExecutorService others;

    @BeforeAll
    static void open() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        ThreadFactory factory = (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
        virtual = Executors.newFixedThreadPool(4, factory);
        others = Executors.newFixedThreadPool(3);
    }

    @AfterAll
    static void close() {
        virtual.shutdown();
        others.shutdown();
    }

    @RepeatedTest(40)
    void allAreDone() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(2 * TASKS);
        for (int i = 0; i < TASKS; i++) {
            virtual.execute(done::countDown);
            others.execute(done::countDown);
        }
        done.await();
        assertEquals(0, done.getCount());
    }
}
