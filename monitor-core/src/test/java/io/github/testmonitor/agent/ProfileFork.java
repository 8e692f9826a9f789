package io.github.testmonitor.agent;

import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** The forks of {@link ProfileTest}: one test with a load that a profile can see. Prints nothing. */
public final class ProfileFork {
    private static final long MILLI = 1_000_000;
    private static final long PATIENCE_NANOS = 60_000 * MILLI;
    private static final long LOAD_NANOS = 500 * MILLI;

    static volatile Object sink = "";

    private ProfileFork() {}

    public static void main(String[] args) {
        switch (args[0]) {
            case "nothing" -> test(() -> {});
            case "returns" -> test(ProfileFork::load);
            case "exits" -> {
                test(ProfileFork::load);
                System.exit(7);
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void test(Runnable body) {
        TestEvents events = Objects.requireNonNull(Joint.events(), "The agent did not start");
        Object test = events.testStarted(
                new TestDescription("id", "com.acme.FooTest", "loads", "loads()", "loads", List.of()), null);
        body.run();
        events.testFinished(test, Status.SUCCESSFUL);
    }

    /** From when the recording runs on: before, there is nothing to be seen. */
    private static void load() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!Recordings.isRunning() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(MILLI);
        }
        long end = System.nanoTime() + LOAD_NANOS;
        while (System.nanoTime() < end) {
            sink = allocate();
            sink = calculate();
        }
    }

    private static byte[] allocate() {
        return new byte[100_000];
    }

    private static double calculate() {
        double sum = 0;
        for (int i = 1; i < 100_000; i++) {
            sum += Math.sqrt(i) / sum;
        }
        return sum;
    }

    /** A class of its own, so that a JVM without the flight recorder can run the others. */
    private static final class Recordings {
        static boolean isRunning() {
            return jdk.jfr.FlightRecorder.isInitialized()
                    && jdk.jfr.FlightRecorder.getFlightRecorder().getRecordings().stream()
                            .anyMatch(recording -> recording.getState() == jdk.jfr.RecordingState.RUNNING);
        }
    }
}
