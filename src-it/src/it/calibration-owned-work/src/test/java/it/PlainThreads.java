package it;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What fifty threads take beyond their loads in a JVM without the agent, by the kernel's count for the whole process: they have to start
 * and to end. Prints it in nanoseconds. The same load on the calling thread is taken off, and with it what collector and compiler do.
 */
final class PlainThreads {
    /** The kernel counts in steps of 10 ms. */
    private static final int ROUNDS = 5;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private PlainThreads() {}

    public static void main(String[] arguments) throws Exception {
        for (int time = 0; time < 3; time++) {
            beyondLoad(Ways::inOwnThread, 0.05);
            beyondLoad(Ways::inFiftyShortThreads, 0.05);
        }
        long nanos = 0;
        for (int round = 0; round < ROUNDS; round++) {
            nanos -= beyondLoad(Ways::inOwnThread, 1);
            nanos += beyondLoad(Ways::inFiftyShortThreads, 1);
        }
        System.out.println(nanos / ROUNDS);
    }

    private static long beyondLoad(Ways.Way way, double share) throws Exception {
        Load load = new Load(share);
        long before = PROCESS.getProcessCpuTime();
        way.work(load);
        return PROCESS.getProcessCpuTime() - before - load.cpuNanos();
    }
}
