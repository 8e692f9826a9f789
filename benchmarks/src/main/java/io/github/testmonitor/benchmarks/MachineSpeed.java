package io.github.testmonitor.benchmarks;

import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * How dear this machine is, next to the one that the budget was set on: CPU time of what the monitor's own costs consist of. The budget is in
 * absolute figures, and a system call or a JVM's start may cost three times as much on one virtual machine as on another. Linux only.
 */
final class MachineSpeed {
    private static final int BATCHES = 15;
    private static final int CALLS = 4_000;
    private static final int STARTS = 12;
    private static final int LINE_BYTES = 400;

    private MachineSpeed() {}

    /** Something to be done again and again. */
    private interface Call {
        void run() throws IOException;
    }

    static void measure() throws IOException, InterruptedException {
        System.out.printf(Locale.ROOT, "%-44s %12s %12s %8s%n", "CPU time, least of many", "here", "budget's", "ratio");
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        nanos("CPU time of the calling thread", 568, clock::getCurrentThreadCpuTime);
        ByteBuffer buffer = ByteBuffer.allocateDirect(LINE_BYTES);
        try (FileChannel statm = FileChannel.open(Path.of("/proc/self/statm"))) {
            nanos("reading /proc/self/statm, kept open", 1_096, () -> statm.read(buffer.clear(), 0));
        }
        ByteBuffer five = ByteBuffer.allocateDirect(1).put((byte) '5');
        try (FileChannel peak = FileChannel.open(Path.of("/proc/self/clear_refs"), StandardOpenOption.WRITE)) {
            nanos("resetting the peak by /proc/self/clear_refs", 590, () -> peak.write(five.clear()));
        }
        Path file = Files.createTempFile("machine-speed", ".jsonl");
        byte[] line = new byte[LINE_BYTES];
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            nanos("writing a line of 400 bytes", 1_300, () -> out.write(line));
        } finally {
            Files.delete(file);
        }
        print("JVM with an agent that does nothing, ms", startMillis(), 78);
    }

    /** Of one call, in nanoseconds. */
    private static void nanos(String what, double there, Call call) throws IOException {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            long before = clock.getCurrentThreadCpuTime();
            for (int done = 0; done < CALLS; done++) {
                call.run();
            }
            least = Math.min(least, clock.getCurrentThreadCpuTime() - before);
        }
        print(what + ", ns", (double) least / CALLS, there);
    }

    private static void print(String what, double here, double there) {
        System.out.printf(Locale.ROOT, "%-44s %12.0f %12.0f %8.2f%n", what, here, there, here / there);
    }

    /** Of a JVM that ends at once, in milliseconds. */
    private static double startMillis() throws IOException, InterruptedException {
        List<String> command = List.of(
                AgentUnderTest.java(),
                "-javaagent:" + StartCost.emptyAgent(),
                "-cp",
                System.getProperty("java.class.path"),
                Nothing.class.getName());
        double least = Double.MAX_VALUE;
        for (int start = 0; start < STARTS; start++) {
            double before = childrenMillis();
            new ProcessBuilder(command).inheritIO().start().waitFor();
            least = Math.min(least, childrenMillis() - before);
        }
        return least;
    }

    /** CPU time of the children that have ended: fields 16 and 17 of proc_pid_stat, in ticks of 10 ms. */
    private static double childrenMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return 10.0 * (Long.parseLong(behindName[13]) + Long.parseLong(behindName[14]));
    }

    /** The JVM under measurement. */
    static final class Nothing {
        private Nothing() {}

        public static void main(String[] arguments) {}
    }
}
