package io.github.testmonitor.agent;

import io.github.testmonitor.boot.WorkHook;
import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The forks of {@link OwnershipTest}. Prints, for each test that it runs, what the test used in truth. */
public final class OwnershipFork {
    private static final long MILLI = 1_000_000;
    private static final long MEBI = 1 << 20;
    private static final int PERCENT = Integer.getInteger("load", 100);

    private final ExecutorService earlier = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(2);
    private final Timer timer = new Timer(true);
    private @Nullable ExecutorService virtualPool;
    private final long virtualRounds = new Load().rounds(5 * MILLI * PERCENT / 100);

    private OwnershipFork() throws Exception {
        // Threads that no test started.
        List<Future<?>> started = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            started.add(earlier.submit(() -> new Load().burn(MILLI)));
        }
        for (Future<?> one : started) {
            one.get();
        }
    }

    /** Arguments: how many tests at once, how often, and the scenarios. */
    public static void main(String[] args) throws Exception {
        TestEvents events = Objects.requireNonNull(Joint.events(), "The agent did not start");
        // From the first test on, all is woven; a worker that waited for work before that would not tell of its next
        // task.
        events.testFinished(events.testStarted(description("first"), null), Status.SUCCESSFUL);
        OwnershipFork fork = new OwnershipFork();
        switch (args[0]) {
            case "stress" -> fork.stress(events, Integer.parseInt(args[1]));
            case "late" -> fork.late(events);
            case "meanwhile" -> fork.meanwhile(events);
            case "neverRun" -> fork.neverRun(events);
            case "stages" -> fork.stages(events);
            case "helping" -> fork.helping(events);
            case "setUp" -> fork.setUp(events);
            case "crowd" -> fork.crowd(events);
            case "otherNumbers" -> fork.otherNumbers(events);
            case "servants" -> fork.servants(events);
            case "firstStage" -> firstStage(events);
            default -> fork.all(events, args);
        }
        System.exit(0);
    }

    private void all(TestEvents events, String[] args) throws InterruptedException {
        int parallel = Integer.parseInt(args[0]);
        for (int i = 2; i < args.length; i++) {
            String scenario = args[i];
            for (int time = 0; time < Integer.parseInt(args[1]); time++) {
                List<Thread> tests = new ArrayList<>();
                for (int number = 0; number < parallel; number++) {
                    Thread test = new Thread(() -> test(events, scenario));
                    tests.add(test);
                    test.start();
                }
                for (Thread test : tests) {
                    test.join();
                }
            }
        }
    }

    private void test(TestEvents events, String scenario) {
        Load load = new Load();
        Object test = events.testStarted(description(scenario), null);
        try {
            long id = currentId();
            run(scenario, load);
            events.testFinished(test, Status.SUCCESSFUL);
            synchronized (System.out) {
                System.out.println(scenario + " " + load.cpuNanos() + " " + load.allocatedBytes() + " " + id);
            }
        } catch (Exception problem) {
            problem.printStackTrace();
            events.testFinished(test, Status.FAILED);
        }
    }

    private void run(String scenario, Load load) throws Exception {
        switch (scenario) {
            case "idle" -> Thread.sleep(300);
            case "own" -> work(load, 200, 100);
            case "child" -> join(new Thread(() -> work(load, 200, 100)));
            case "grandchild" -> join(new Thread(() -> joinQuietly(new Thread(() -> work(load, 200, 100)))));
            case "shortThreads" -> {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    Thread thread = new Thread(() -> work(load, 4, 2));
                    thread.start();
                    threads.add(thread);
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            }
            case "parallelStream" -> IntStream.range(0, 20).parallel().forEach(i -> work(load, 10, 5));
            case "earlierExecutor" -> {
                List<Future<?>> futures = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    futures.add(earlier.submit(() -> work(load, 20, 10)));
                }
                for (Future<?> future : futures) {
                    future.get();
                }
            }
            case "sameRunnable" -> {
                CountDownLatch done = new CountDownLatch(10);
                Runnable same = () -> {
                    work(load, 20, 10);
                    done.countDown();
                };
                for (int i = 0; i < 10; i++) {
                    earlier.execute(same);
                }
                done.await();
            }
            case "ownExecutor" -> {
                ExecutorService own = Executors.newCachedThreadPool();
                List<Future<?>> futures = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    futures.add(own.submit(() -> work(load, 50, 25)));
                }
                for (Future<?> future : futures) {
                    future.get();
                }
                own.shutdown();
                own.awaitTermination(1, TimeUnit.MINUTES);
            }
            case "requeued" -> {
                // Full at once: its handler waits for room, as many do.
                ThreadPoolExecutor full =
                        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(1), (task, pool) -> {
                            try {
                                pool.getQueue().put(task);
                            } catch (InterruptedException unexpected) {
                                throw new IllegalStateException(unexpected);
                            }
                        });
                Runnable same = () -> work(load, 20, 10);
                for (int i = 0; i < 5; i++) {
                    full.execute(same);
                    full.execute(() -> work(load, 20, 10));
                }
                full.shutdown();
                full.awaitTermination(1, TimeUnit.MINUTES);
            }
            case "scheduled" -> {
                CountDownLatch periodic = new CountDownLatch(5);
                Future<?> repeated = scheduled.scheduleAtFixedRate(
                        () -> {
                            if (periodic.getCount() > 0) {
                                work(load, 20, 10);
                                periodic.countDown();
                            }
                        },
                        1,
                        1,
                        TimeUnit.MILLISECONDS);
                Future<?> once = scheduled.schedule(() -> work(load, 100, 50), 1, TimeUnit.MILLISECONDS);
                periodic.await();
                repeated.cancel(false);
                once.get();
            }
            case "timer" -> {
                CountDownLatch done = new CountDownLatch(5);
                timer.schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                work(load, 40, 20);
                                done.countDown();
                                if (done.getCount() == 0) {
                                    cancel();
                                }
                            }
                        },
                        1,
                        1);
                done.await();
            }
            case "completableFuture" -> {
                List<CompletableFuture<?>> futures = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    futures.add(CompletableFuture.runAsync(() -> work(load, 20, 10))
                            .thenRunAsync(() -> work(load, 20, 10)));
                }
                CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]))
                        .get();
            }
            case "virtual" -> virtual(load);
            case "virtualPool" -> {
                List<Future<?>> futures = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    futures.add(virtualPool().submit(() -> load.allocateBlindly(10 * MEBI * PERCENT / 100)));
                }
                for (Future<?> future : futures) {
                    future.get();
                }
            }
            default -> throw new IllegalArgumentException(scenario);
        }
    }

    /** By reflection, since this runs on Java 17 too. */
    private void virtual(Load load) throws Exception {
        try (AutoCloseable pool = (AutoCloseable)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)) {
            for (int i = 0; i < 40; i++) {
                ((ExecutorService) pool).execute(() -> {
                    load.spin(virtualRounds / 2);
                    try {
                        Thread.sleep(5);
                    } catch (InterruptedException unexpected) {
                        throw new IllegalStateException(unexpected);
                    }
                    load.spin(virtualRounds / 2);
                });
            }
        }
        load.count(200 * MILLI * PERCENT / 100, 0);
    }

    /** Virtual threads and others that all work for one test, so that they meet at what is charged. */
    private void crowd(TestEvents events) throws Exception {
        int tasks = 1000;
        for (int round = 0; round < 60; round++) {
            Object test = events.testStarted(description("crowd"), null);
            CountDownLatch done = new CountDownLatch(2 * tasks);
            for (int i = 0; i < tasks; i++) {
                virtualPool().execute(done::countDown);
                earlier.execute(done::countDown);
            }
            done.await();
            events.testFinished(test, Status.SUCCESSFUL);
        }
        List<Thread> tests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Thread thread = new Thread(() -> finishBesideTheirTasks(events));
            tests.add(thread);
            thread.start();
        }
        for (Thread thread : tests) {
            thread.join();
        }
        System.out.println("all were done");
    }

    /** Tests that finish, and so ask for what is charged, in the middle of a task on a virtual thread. */
    private void finishBesideTheirTasks(TestEvents events) {
        for (int round = 0; round < 60; round++) {
            Object test = events.testStarted(description("finishing"), null);
            AtomicBoolean runs = new AtomicBoolean();
            virtualExecutor().execute(() -> {
                runs.set(true);
                spinFor(MILLI / 20);
            });
            while (!runs.get()) {
                Thread.yield();
            }
            events.testFinished(test, Status.SUCCESSFUL);
        }
    }

    private static void spinFor(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    private ExecutorService virtualExecutor() {
        try {
            return virtualPool();
        } catch (ReflectiveOperationException olderJdk) {
            throw new IllegalStateException(olderJdk);
        }
    }

    /** A thread of a class that says another number than the JVM's, beside a test that does nothing. */
    private void otherNumbers(TestEvents events) throws Exception {
        new Load().burn(500 * MILLI);
        Object test = events.testStarted(description("otherNumbers"), null);
        CountDownLatch over = new CountDownLatch(1);
        Thread thread = new Thread("of another number") {
            @Override
            public long getId() {
                return 1;
            }

            @Override
            public void run() {
                try {
                    over.await();
                } catch (InterruptedException unexpected) {
                    throw new IllegalStateException(unexpected);
                }
            }
        };
        thread.start();
        events.testFinished(test, Status.SUCCESSFUL);
        ForkMain.await(Path.of(System.getProperty("forks")), "\"type\":\"leaked\".*");
        over.countDown();
        thread.join();
    }

    /** A test that is the first to need classes which are woven as they are loaded. */
    private static void firstStage(TestEvents events) throws Exception {
        Object test = events.testStarted(description("firstStage"), null);
        CompletableFuture<Integer> begun = new CompletableFuture<>();
        CompletableFuture<Integer> stage = begun.thenApply(Function.identity());
        begun.complete(1);
        stage.get();
        events.testFinished(test, Status.SUCCESSFUL);
    }

    /** The JDK starts what waits for the sockets of all virtual threads, and for all delays, with the first test that needs it. */
    private void servants(TestEvents events) throws Exception {
        for (int rounds : new int[] {1, 3_000}) {
            Object test = events.testStarted(description("servants"), null);
            echo(rounds);
            CountDownLatch delayed = new CountDownLatch(rounds);
            for (int i = 0; i < rounds; i++) {
                CompletableFuture.delayedExecutor(i % 5 + 1, TimeUnit.MILLISECONDS)
                        .execute(delayed::countDown);
            }
            delayed.await();
            events.testFinished(test, Status.SUCCESSFUL);
        }
    }

    /** One virtual thread sends a byte to another and waits for it to come back, so many times. */
    private static void echo(int rounds) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Thread> threads = new ArrayList<>();
            for (Callable<Object> end : List.<Callable<Object>>of(
                    () -> {
                        try (Socket socket = server.accept()) {
                            return socket.getInputStream().transferTo(socket.getOutputStream());
                        }
                    },
                    () -> {
                        try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                            for (int i = 0; i < rounds; i++) {
                                socket.getOutputStream().write(i);
                                socket.getInputStream().read();
                            }
                            return rounds;
                        }
                    })) {
                Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
                threads.add((Thread) Class.forName("java.lang.Thread$Builder")
                        .getMethod("start", Runnable.class)
                        .invoke(builder, new FutureTask<>(end)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    /** A pool whose threads are virtual and stay, made by the first test that asks. */
    private synchronized ExecutorService virtualPool() throws ReflectiveOperationException {
        if (virtualPool == null) {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            ThreadFactory factory = (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
            virtualPool = Executors.newFixedThreadPool(2, factory);
        }
        return virtualPool;
    }

    private static void work(Load load, long cpuMillis, long mebibytes) {
        load.burn(cpuMillis * MILLI * PERCENT / 100);
        load.allocate(mebibytes * MEBI * PERCENT / 100);
    }

    private static void join(Thread thread) throws InterruptedException {
        thread.start();
        thread.join();
    }

    private static void joinQuietly(Thread thread) {
        try {
            join(thread);
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** A thread goes on after the test that started it, while another test runs. */
    private void late(TestEvents events) throws Exception {
        Load load = new Load();
        CountDownLatch go = new CountDownLatch(1);
        Object creator = events.testStarted(description("creator"), null);
        long id = currentId();
        Thread goesOn = new Thread(() -> {
            try {
                go.await();
                work(load, 50, 20);
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        });
        goesOn.start();
        Future<?> task = earlier.submit(() -> {
            go.await();
            work(load, 50, 20);
            return null;
        });
        events.testFinished(creator, Status.SUCCESSFUL);

        Object neighbour = events.testStarted(description("neighbour"), null);
        go.countDown();
        goesOn.join();
        task.get();
        events.testFinished(neighbour, Status.SUCCESSFUL);
        System.out.println("late " + load.cpuNanos() + " " + load.allocatedBytes() + " " + id);
    }

    /** A thread that outlives its test works in the next one, rests in the one after that, works before the last one, and rests again. */
    private void meanwhile(TestEvents events) throws Exception {
        Load load = new Load();
        Semaphore go = new Semaphore(0);
        Semaphore done = new Semaphore(0);
        Object creator = events.testStarted(description("creator"), null);
        Thread goesOn = new Thread(() -> {
            while (true) {
                go.acquireUninterruptibly();
                work(load, 50, 20);
                done.release();
            }
        });
        goesOn.setDaemon(true);
        goesOn.start();
        events.testFinished(creator, Status.SUCCESSFUL);

        Object working = events.testStarted(description("working"), null);
        events.sectionStarted("within");
        go.release();
        done.acquire();
        events.sectionFinished("within");
        events.testFinished(working, Status.SUCCESSFUL);

        Object resting = events.testStarted(description("resting"), null);
        new Load().burn(20 * MILLI);
        events.testFinished(resting, Status.SUCCESSFUL);
        go.release();
        done.acquire();
        Object after = events.testStarted(description("after"), null);
        new Load().burn(20 * MILLI);
        events.testFinished(after, Status.SUCCESSFUL);
    }

    /**
     * The same object is handed over in each test. In the first of each pair it leaves the pool's queue without having run; the
     * second runs it three times.
     */
    private void neverRun(TestEvents events) throws Exception {
        Load[] load = new Load[1];
        Semaphore ran = new Semaphore(0);
        Runnable same = () -> {
            work(load[0], 20, 20);
            ran.release();
        };
        neverRun(events, same, ran, load, "shutDown", pool -> {});
        neverRun(events, same, ran, load, "discarded", pool -> {
            pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardOldestPolicy());
            pool.execute(() -> {});
            pool.execute(() -> {});
        });
        neverRun(events, same, ran, load, "rejected", pool -> {
            pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
            pool.execute(same);
            pool.execute(same);
        });
    }

    private void neverRun(
            TestEvents events,
            Runnable same,
            Semaphore ran,
            Load[] load,
            String name,
            Consumer<ThreadPoolExecutor> meanwhile)
            throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        load[0] = new Load();
        Object first = events.testStarted(description("never-" + name), null);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(2));
        pool.execute(() -> {
            try {
                go.await();
            } catch (InterruptedException asWanted) {
                // It is shut down.
            }
        });
        pool.execute(same);
        pool.execute(same);
        meanwhile.accept(pool);
        pool.shutdownNow();
        events.testFinished(first, Status.SUCCESSFUL);

        load[0] = new Load();
        Object second = events.testStarted(description(name), null);
        long id = currentId();
        for (int i = 0; i < 3; i++) {
            earlier.execute(same);
        }
        ran.acquire(3);
        events.testFinished(second, Status.SUCCESSFUL);
        System.out.println(name + " " + load[0].cpuNanos() + " " + load[0].allocatedBytes() + " " + id);
    }

    /** The thread of one test runs what another has given the common pool. */
    private void helping(TestEvents events) throws Exception {
        Load ofHelper = new Load();
        Load ofHelped = new Load();
        CountDownLatch given = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread helped = new Thread(() -> {
            Object test = events.testStarted(description("helped"), null);
            long id = currentId();
            List<ForkJoinTask<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                tasks.add(ForkJoinPool.commonPool().submit(() -> work(ofHelped, 40, 20)));
            }
            given.countDown();
            try {
                done.await();
                for (ForkJoinTask<?> task : tasks) {
                    task.get();
                }
            } catch (Exception unexpected) {
                throw new IllegalStateException(unexpected);
            }
            events.testFinished(test, Status.SUCCESSFUL);
            System.out.println("helped " + ofHelped.cpuNanos() + " " + ofHelped.allocatedBytes() + " " + id);
        });
        Object test = events.testStarted(description("helper"), null);
        long id = currentId();
        helped.start();
        given.await();
        work(ofHelper, 20, 10);
        ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.MINUTES);
        events.testFinished(test, Status.SUCCESSFUL);
        System.out.println("helper " + ofHelper.cpuNanos() + " " + ofHelper.allocatedBytes() + " " + id);
        done.countDown();
        helped.join();
    }

    /** What one test makes is completed by a thread that another has started, in each of the ways to go on with a future. */
    private void stages(TestEvents events) throws Exception {
        List<String> ways = List.of("thenApply", "thenApplyAsync", "thenApplyAsyncInPool", "thenCombine");
        List<CompletableFuture<Integer>> begun = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        Object completing = events.testStarted(description("completing"), null);
        for (int i = 0; i < ways.size(); i++) {
            begun.add(new CompletableFuture<>());
        }
        Thread completer = new Thread(() -> {
            try {
                go.await();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
            begun.forEach(future -> future.complete(1));
        });
        completer.start();

        List<CompletableFuture<?>> stages = new ArrayList<>();
        List<Object> tests = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            Load load = new Load();
            Object test = events.testStarted(description(ways.get(i)), null);
            CompletableFuture<Integer> future = begun.get(i);
            Function<Integer, Integer> function = value -> {
                work(load, 50, 50);
                return value;
            };
            stages.add(
                    switch (ways.get(i)) {
                        case "thenApply" -> future.thenApply(function);
                        case "thenApplyAsync" -> future.thenApplyAsync(function);
                        case "thenApplyAsyncInPool" -> future.thenApplyAsync(function, earlier);
                        default ->
                            future.thenCombine(
                                    CompletableFuture.completedFuture(1), (one, other) -> function.apply(one + other));
                    });
            lines.add(ways.get(i) + " %d %d " + currentId());
            loads.add(load);
            tests.add(test);
        }
        go.countDown();
        CompletableFuture.allOf(stages.toArray(new CompletableFuture<?>[0])).get();
        completer.join();
        for (int i = ways.size() - 1; i >= 0; i--) {
            events.testFinished(tests.get(i), Status.SUCCESSFUL);
            System.out.println(
                    lines.get(i).formatted(loads.get(i).cpuNanos(), loads.get(i).allocatedBytes()));
        }
        events.testFinished(completing, Status.SUCCESSFUL);
    }

    /** Set-up of a class starts a thread and a pool that its test uses; what they do for nobody else is the class's. */
    private void setUp(TestEvents events) throws Exception {
        Load ofClass = new Load();
        Load ofTest = new Load();
        Object container = events.containerStarted(description("FooTest"), null);
        long containerId = currentId();
        ExecutorService pool = Executors.newFixedThreadPool(1);
        pool.submit(() -> work(ofClass, 20, 20)).get();
        Object test = events.testStarted(description("bar"), container);
        long testId = currentId();
        pool.submit(() -> work(ofTest, 20, 30)).get();
        events.testFinished(test, Status.SUCCESSFUL);
        pool.submit(() -> work(ofClass, 20, 20)).get();
        pool.shutdown();
        events.containerFinished(container, Status.SUCCESSFUL);
        System.out.println("class " + ofClass.cpuNanos() + " " + ofClass.allocatedBytes() + " " + containerId);
        System.out.println("test " + ofTest.cpuNanos() + " " + ofTest.allocatedBytes() + " " + testId);
    }

    private static TestDescription description(String name) {
        return new TestDescription(name, "com.acme.FooTest", name, name, name, List.of());
    }

    /** Parallel streams, three tests at once: prints how many leaves ran for another owner than their test, or for nobody. */
    private void stress(TestEvents events, int streams) throws InterruptedException {
        LongAdder wrong = new LongAdder();
        LongAdder leaves = new LongAdder();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < streams / 3; i++) {
                    Load load = new Load();
                    Object test = events.testStarted(description("stress"), null);
                    Object owner = WorkHook.current();
                    long id = idOf(owner);
                    IntStream.range(0, 8).parallel().forEach(leaf -> {
                        leaves.increment();
                        if (WorkHook.current() != owner) {
                            wrong.increment();
                        }
                        load.burn(6 * MILLI);
                        load.allocate(MEBI);
                        if (WorkHook.current() != owner) {
                            wrong.increment();
                        }
                    });
                    events.testFinished(test, Status.SUCCESSFUL);
                    synchronized (System.out) {
                        System.out.println("stress " + load.cpuNanos() + " " + load.allocatedBytes() + " " + id);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("leaves " + leaves.sum() + " wrong " + wrong.sum());
    }

    /** Where there are no hooks, -1. */
    private static long currentId() {
        try {
            return idOf(WorkHook.current());
        } catch (LinkageError noHooks) {
            return -1;
        }
    }

    private static long idOf(@Nullable Object owner) {
        try {
            return owner == null ? -1 : (Long) owner.getClass().getMethod("id").invoke(owner);
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
