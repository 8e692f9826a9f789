package io.github.testmonitor.agent;

import io.github.testmonitor.boot.SectionHook;
import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The forks of {@link StacksTest}. Each test works until its fork file says what it waits for. */
public final class StackFork {
    private static final long MILLI = 1_000_000;
    private static final long PATIENCE_NANOS = 60_000 * MILLI;
    private static volatile double sink;
    private static volatile byte[] kept = {};

    private final TestEvents events = Objects.requireNonNull(Joint.events(), "The agent did not start");
    private final Path folder;

    private StackFork(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        StackFork fork = new StackFork(Path.of(args[1]));
        fork.test("first", () -> {});
        switch (args[0]) {
            case "poolBesideOwn" -> fork.poolBesideOwn();
            case "manyThreads" -> fork.manyThreads();
            case "samples" -> fork.test("busy", () -> fork.allocateUntil("\"running\":\\[2].*", 10));
            case "own" -> fork.test("busy", () -> fork.burnUntil("\"type\":\"stack\".*\"id\":2,.*burnUntil.*", 1));
            case "virtual" -> fork.virtual();
            case "short" -> fork.shortOnes();
            case "sections" -> fork.sections();
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private interface Body {
        void run() throws Exception;
    }

    private void test(String name, Body body) throws Exception {
        Object test =
                events.testStarted(new TestDescription(name, "com.acme.FooTest", name, name, name, List.of()), null);
        body.run();
        events.testFinished(test, Status.SUCCESSFUL);
    }

    /** One test burns in a pool and goes on after its end, one allocates by itself, one does nothing; all at once. */
    private void poolBesideOwn() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        CountDownLatch idleEnds = new CountDownLatch(1);
        List<Future<?>> late = new ArrayList<>();
        Thread idle = thread(() -> test("idle", idleEnds::await));
        Thread own = thread(() -> test("own", () -> {
            allocateUntil("\"type\":\"stack\".*allocateUntil.*", 3);
            goesOn.await();
            // While the other test's task goes on without its test.
            allocateUntil("\"type\":\"stack\".*allocateUntil.*", count("\"type\":\"stack\".*allocateUntil.*") + 3);
        }));
        test("pool", () -> {
            late.add(pool.submit(() -> {
                burnUntil("\"type\":\"stack\".*burnUntil.*", 3);
                goesOn.countDown();
                burnUntil("\"type\":\"testFinished\".*", 4);
                return null;
            }));
            goesOn.await();
        });
        own.join();
        idleEnds.countDown();
        idle.join();
        for (Future<?> task : late) {
            task.get();
        }
    }

    private void manyThreads() throws Exception {
        test("many", () -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                threads.add(thread(() -> allocateUntil("\"type\":\"stack\".*", 45)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        });
    }

    /** By reflection, since this compiles for Java 17. */
    private void virtual() throws Exception {
        test("virtual", () -> {
            try (AutoCloseable pool = (AutoCloseable)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)) {
                ((ExecutorService) pool).execute(() -> burnUntil("\"type\":\"stack\".*burnUntil.*", 2));
            }
        });
    }

    private static Runnable section(String name) {
        return Objects.requireNonNull(SectionHook.starter().apply(name), name);
    }

    /** In two sections, one of them on a pool's thread that works for the test, and in one that nobody owns. */
    private void sections() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        pool.submit(() -> SectionHook.starter().apply("of nobody")).get();
        test("sectioned", () -> {
            Runnable load = section("load");
            pool.submit(() -> {
                        allocateUntil("\"type\":\"stack\".*allocateUntil.*", 2);
                        Runnable parse = section("parse");
                        burnUntil("\"type\":\"stack\".*burnUntil.*", 2);
                        parse.run();
                        return null;
                    })
                    .get();
            load.run();
            burn();
        });
        pool.submit(() -> SectionHook.starter().apply("after the test")).get();
    }

    /** Tests of some milliseconds, one after another, for ten samples. */
    private void shortOnes() throws Exception {
        int number = 0;
        long samples = count("\"type\":\"sample\".*");
        while (count("\"type\":\"sample\".*") < samples + 10) {
            test("short " + number++, () -> {
                long start = System.nanoTime();
                while (System.nanoTime() - start < 5 * MILLI) {
                    burn();
                }
            });
        }
    }

    private void burnUntil(String regex, long times) {
        long start = System.nanoTime();
        while (count(regex) < times && System.nanoTime() - start < PATIENCE_NANOS) {
            burn();
        }
    }

    private void allocateUntil(String regex, long times) {
        long start = System.nanoTime();
        while (count(regex) < times && System.nanoTime() - start < PATIENCE_NANOS) {
            allocate();
        }
    }

    private static void burn() {
        long start = System.nanoTime();
        double value = sink;
        while (System.nanoTime() - start < 20 * MILLI) {
            value = Math.sqrt(value + 1);
        }
        sink = value;
    }

    private static void allocate() {
        for (int i = 0; i < 2_000; i++) {
            kept = new byte[16_384];
        }
    }

    private long count(String regex) {
        try (Stream<Path> files = Files.list(folder)) {
            return Files.readString(files.findFirst().orElseThrow())
                    .lines()
                    .filter(line -> line.matches(".*" + regex))
                    .count();
        } catch (java.io.IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static Thread thread(Body body) {
        Thread thread = new Thread(() -> {
            try {
                body.run();
            } catch (Exception problem) {
                problem.printStackTrace();
            }
        });
        thread.start();
        return thread;
    }
}
