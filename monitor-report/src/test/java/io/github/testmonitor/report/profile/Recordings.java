package io.github.testmonitor.report.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;

/** Recordings of a known load, made in this JVM as the agent makes them of a fork. */
public final class Recordings {
    private static final int LEAST_NANOS = 300_000_000;

    static volatile Object sink = "";

    private Recordings() {}

    /** Records a load on a thread of its own. */
    public static void ofLoad(Path file, String thread) throws IOException, InterruptedException {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ObjectAllocationSample").withStackTrace().with("throttle", "1000/s");
            recording.enable("jdk.ExecutionSample").withStackTrace().withPeriod(Duration.ofMillis(10));
            recording.start();
            Thread loaded = new Thread(Recordings::load, thread);
            loaded.start();
            loaded.join();
            recording.stop();
            recording.dump(file);
        }
    }

    private static void load() {
        long end = System.nanoTime() + LEAST_NANOS;
        while (System.nanoTime() < end) {
            sink = allocate();
            sink = calculate();
        }
    }

    private static byte[] allocate() {
        return new byte[1_000_000];
    }

    private static double calculate() {
        double sum = 0;
        for (int i = 1; i < 100_000; i++) {
            sum += Math.sqrt(i) / sum;
        }
        return sum;
    }
}
