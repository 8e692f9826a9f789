package io.github.testmonitor.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * A recording of what allocates and what uses CPU. A {@code Recording}, not a {@code RecordingStream}: {@code startAsync} of the latter
 * runs on a thread that is no daemon, and a JVM whose main method has returned never ends.
 */
final class FlightRecording {
    private static final String NAME = "test-monitor";
    private static final String ALLOCATION = "jdk.ObjectAllocationSample";
    /** With the default of 150, code that allocates small objects is hidden by code that allocates large ones. */
    private static final String ALLOCATIONS_PER_SECOND = "1000/s";

    private static final String CPU_TIME = "jdk.CPUTimeSample";
    private static final String EXECUTION = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);
    /** The kernel's timers, which the samples of CPU time need, are there on Linux only. */
    private static final Path LINUX = Path.of("/proc/self");

    private FlightRecording() {}

    /** Whether this JVM has a flight recorder; it can be left out when a JVM is built, or switched off. */
    static boolean isPossible() {
        return FlightRecorder.isAvailable();
    }

    /**
     * Starts to record. The JVM writes the recording to its destination when it ends, also by System.exit; when it is killed, the
     * destination stays empty. What is recorded meanwhile lies in the JVM's folder for temporary files.
     *
     * @throws IOException if the destination cannot be written
     */
    static void start(Path destination) throws IOException {
        Recording recording = new Recording();
        recording.setName(NAME);
        recording.setDestination(destination);
        recording.setDumpOnExit(true);
        recording.enable(ALLOCATION).withStackTrace().with("throttle", ALLOCATIONS_PER_SECOND);
        if (samplesCpuTime()) {
            recording.enable(CPU_TIME).withStackTrace().with("throttle", PERIOD.toMillis() + "ms");
        } else {
            recording.enable(EXECUTION).withStackTrace().withPeriod(PERIOD);
        }
        recording.start();
    }

    /** JDK 25 and later: one sample for 10 ms of CPU of each thread, where the other event looks at five threads in 10 ms at most. */
    private static boolean samplesCpuTime() {
        if (!Files.isDirectory(LINUX)) {
            return false;
        }
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            if (type.getName().equals(CPU_TIME)) {
                return true;
            }
        }
        return false;
    }
}
