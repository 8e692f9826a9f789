package it;

import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** 200 ms of CPU and 100 MiB, in each of the ways that Java has to hand work to another thread. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Loads {
    private final Truth truth = new Truth();
    private final ExecutorService earlier = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(2);
    private final Timer timer = new Timer(true);
    private ExecutorService virtual;

    /** What each way needs the first time, classes above all, is the class's; a test's is then what it would be any time. */
    @BeforeAll
    void warmUp() throws Exception {
        List<Ways.Way> ways = new ArrayList<>(List.of(
                Ways::inOwnThread,
                this::inChildThread,
                Ways::inFiftyShortThreads,
                this::inParallelStream,
                this::inEarlierExecutor,
                this::inScheduledExecutor,
                this::inTimer,
                this::inCompletableFutures));
        if (Runtime.version().feature() >= 21) {
            ways.add(this::inVirtualThreads);
            ways.add(this::inPoolOfVirtualThreads);
        }
        for (int time = 0; time < 3; time++) {
            for (Ways.Way way : ways) {
                way.work(new Load(0.05));
            }
        }
    }

    @AfterAll
    void tellTruth() throws Exception {
        earlier.shutdown();
        if (virtual != null) {
            virtual.shutdown();
        }
        scheduled.shutdown();
        timer.cancel();
        truth.write(getClass().getSimpleName());
    }

    private void run(String name, Ways.Way way) throws Exception {
        Load load = new Load(1);
        way.work(load);
        truth.tell(name, load);
    }

    @Test
    void ownThread() throws Exception {
        run("ownThread", Ways::inOwnThread);
    }

    @Test
    void childThread() throws Exception {
        run("childThread", this::inChildThread);
    }

    @Test
    void fiftyShortThreads() throws Exception {
        run("fiftyShortThreads", Ways::inFiftyShortThreads);
    }

    @Test
    void parallelStream() throws Exception {
        run("parallelStream", this::inParallelStream);
    }

    @Test
    void earlierExecutor() throws Exception {
        run("earlierExecutor", this::inEarlierExecutor);
    }

    @Test
    void scheduledExecutor() throws Exception {
        run("scheduledExecutor", this::inScheduledExecutor);
    }

    @Test
    void timer() throws Exception {
        run("timer", this::inTimer);
    }

    @Test
    void completableFutures() throws Exception {
        run("completableFutures", this::inCompletableFutures);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreads() throws Exception {
        run("virtualThreads", this::inVirtualThreads);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void poolOfVirtualThreads() throws Exception {
        run("poolOfVirtualThreads", this::inPoolOfVirtualThreads);
    }

    @RepeatedTest(10)
    void idle() throws Exception {
        Thread.sleep(40);
    }

    private void inChildThread(Load load) throws InterruptedException {
        Thread child = new Thread(() -> load.work(200, 100));
        child.start();
        child.join();
    }

    private void inParallelStream(Load load) {
        IntStream.range(0, 20).parallel().forEach(i -> load.work(10, 5));
    }

    private void inEarlierExecutor(Load load) throws Exception {
        inPool(earlier, load);
    }

    /** A pool of two, whose threads stay from test to test. */
    private void inPoolOfVirtualThreads(Load load) throws Exception {
        inPool(virtual(), load);
    }

    private synchronized ExecutorService virtual() throws ReflectiveOperationException {
        if (virtual == null) {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            virtual = Executors.newFixedThreadPool(2, (ThreadFactory)
                    Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder));
        }
        return virtual;
    }

    private static void inPool(ExecutorService pool, Load load) throws Exception {
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(pool.submit(() -> load.work(20, 10)));
        }
        for (Future<?> future : futures) {
            future.get();
        }
    }

    private void inScheduledExecutor(Load load) throws Exception {
        CountDownLatch five = new CountDownLatch(5);
        Future<?> repeated = scheduled.scheduleAtFixedRate(
                () -> {
                    if (five.getCount() > 0) {
                        load.work(20, 10);
                        five.countDown();
                    }
                },
                1,
                1,
                TimeUnit.MILLISECONDS);
        Future<?> once = scheduled.schedule(() -> load.work(100, 50), 1, TimeUnit.MILLISECONDS);
        five.await();
        repeated.cancel(false);
        once.get();
    }

    private void inTimer(Load load) throws InterruptedException {
        CountDownLatch five = new CountDownLatch(5);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        load.work(40, 20);
                        five.countDown();
                        if (five.getCount() == 0) {
                            cancel();
                        }
                    }
                },
                1,
                1);
        five.await();
    }

    private void inCompletableFutures(Load load) throws Exception {
        List<CompletableFuture<?>> futures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            futures.add(CompletableFuture.runAsync(() -> load.work(20, 10)).thenRunAsync(() -> load.work(20, 10)));
        }
        CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0])).get();
    }

    /** Forty that sleep in the middle, so that each is mounted at least twice. */
    private void inVirtualThreads(Load load) throws Exception {
        ExecutorService pool = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        for (int i = 0; i < 40; i++) {
            pool.execute(() -> {
                load.work(2.5, 1.25);
                try {
                    Thread.sleep(5);
                } catch (InterruptedException unexpected) {
                    throw new IllegalStateException(unexpected);
                }
                load.work(2.5, 1.25);
            });
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
    }
}
