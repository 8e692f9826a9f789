package io.github.testmonitor.agent;

import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forks of {@link AgentTest}: each runs one scenario as a framework would, and prints nothing. */
public final class ForkMain {
    private static final long MILLI = 1_000_000;
    private static final long PATIENCE_MILLIS = 30_000;
    private static final int MOST_LEFT_BYTES = 2_500;

    private static @Nullable Object kept;

    private ForkMain() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "none" -> {}
            case "tests" -> tests(3);
            case "parallel" -> parallel();
            case "halt" -> {
                tests(2);
                start("killer");
                Runtime.getRuntime().halt(7);
            }
            case "exit" -> {
                tests(2);
                start("killer");
                System.exit(7);
            }
            case "hang" -> {
                tests(2);
                start("killer");
                LockSupport.parkNanos(PATIENCE_MILLIS * MILLI);
            }
            case "interrupt" -> interrupt(folder);
            case "fill" -> fill();
            case "child" -> child(args);
            case "up" -> up();
            case "resident" -> await(folder, "\"rssBytes\":[1-9].*");
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static TestEvents events() {
        return Objects.requireNonNull(Joint.events(), "The agent did not start");
    }

    private static void tests(int count) {
        Object container = events().containerStarted(description("FooTest"), null);
        for (int i = 0; i < count; i++) {
            Object test = events().testStarted(description("test " + i), container);
            events().testFinished(test, Status.SUCCESSFUL);
        }
        events().containerFinished(container, Status.SUCCESSFUL);
    }

    private static Object start(String name) {
        return events().testStarted(description(name), null);
    }

    private static void parallel() throws InterruptedException {
        Object container = events().containerStarted(description("FooTest"), null);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            String name = "thread " + number + " \"\n\uD83D";
            Thread thread = new Thread(
                    () -> {
                        for (int i = 0; i < 100; i++) {
                            Object test = events().testStarted(description(name), container);
                            events().testFinished(test, Status.SUCCESSFUL);
                        }
                    },
                    name);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        events().containerFinished(container, Status.SUCCESSFUL);
    }

    /** A test that starts a JVM with the arguments of its own, and kills it as it hangs in a test. */
    private static void child(String[] args) throws Exception {
        Object test = start("starts a JVM");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ForkMain.class.getName(), "up", args[1]));
        Process child = new ProcessBuilder(command).start();
        child.getInputStream().read();
        child.destroyForcibly().waitFor();
        events().testFinished(test, Status.SUCCESSFUL);
    }

    /** Says that it runs, and does not end by itself. */
    private static void up() {
        System.out.println("up");
        LockSupport.parkNanos(PATIENCE_MILLIS * MILLI);
    }

    /** Tests that leave ever more of the heap to whoever comes next, but never much; what they keep is gone before the next one. */
    private static void fill() {
        tests(3);
        for (int leftBytes = 0; leftBytes < MOST_LEFT_BYTES; leftBytes += 100) {
            Object test = start("leaves " + leftBytes);
            kept = null;
            byte @Nullable [] left = new byte[leftBytes];
            keep(1 << 16);
            keep(0);
            left = null;
            events().testFinished(test, Status.FAILED);
            kept = null;
        }
    }

    private record Node(@Nullable Object before, byte[] bytes) {}

    private static void keep(int bytes) {
        try {
            while (true) {
                kept = new Node(kept, new byte[bytes]);
            }
        } catch (OutOfMemoryError full) {
            // As wanted.
        }
    }

    /** Interrupts every thread there is, the monitor's own too, and waits for a sample that names a later test. */
    private static void interrupt(Path folder) throws IOException {
        Object test = start("interrupts");
        Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);
        events().testFinished(test, Status.SUCCESSFUL);
        if (!Thread.interrupted()) {
            throw new AssertionError("The interrupt was taken from the test");
        }
        Object later = start("later");
        await(folder, "\"running\":\\[2]");
        events().testFinished(later, Status.SUCCESSFUL);
    }

    /** Waits until the fork's own file has a line that matches. */
    static void await(Path folder, String regex) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * MILLI;
        while (System.nanoTime() < deadline) {
            try (Stream<Path> files = Files.list(folder)) {
                String text = Files.readString(files.findFirst().orElseThrow());
                if (text.lines().anyMatch(line -> line.matches(".*" + regex + ".*"))) {
                    return;
                }
            }
            LockSupport.parkNanos(5 * MILLI);
        }
    }

    private static TestDescription description(String name) {
        return new TestDescription("id of " + name, "com.acme.FooTest", name, name, name, List.of());
    }
}
