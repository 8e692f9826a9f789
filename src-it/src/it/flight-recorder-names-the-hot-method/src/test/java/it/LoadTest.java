package it;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

/** Steady loads of known shares: 70, 20 and 10 % of the CPU time; 80, 15 and 5 % of the bytes. */
class LoadTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long MILLI = 1_000_000;
    private static final int ROUNDS = Integer.getInteger("rounds", 200);

    static volatile Object sink = "";

    @Test
    void usesCpu() {
        for (int round = 0; round < ROUNDS; round++) {
            heavy(THREADS.getCurrentThreadCpuTime() + 7 * MILLI);
            middle(THREADS.getCurrentThreadCpuTime() + 2 * MILLI);
            light(THREADS.getCurrentThreadCpuTime() + MILLI);
        }
    }

    @Test
    void allocates() {
        for (int round = 0; round < 20 * ROUNDS; round++) {
            for (int i = 0; i < 13; i++) {
                large();
            }
            for (int i = 0; i < 160; i++) {
                medium();
            }
            for (int i = 0; i < 832; i++) {
                small();
            }
        }
    }

    private static void heavy(long end) {
        while (THREADS.getCurrentThreadCpuTime() < end) {
            sink = calculate();
        }
    }

    private static void middle(long end) {
        while (THREADS.getCurrentThreadCpuTime() < end) {
            sink = calculate();
        }
    }

    private static void light(long end) {
        while (THREADS.getCurrentThreadCpuTime() < end) {
            sink = calculate();
        }
    }

    private static double calculate() {
        double sum = 0;
        for (int i = 1; i < 20_000; i++) {
            sum += Math.sqrt(i) / (sum + 1);
        }
        return sum;
    }

    /** 64 KiB, 13 times: 852 KB of 1,065 KB. */
    private static void large() {
        sink = new byte[64 * 1024 - 16];
    }

    /** 1 KiB, 160 times: 164 KB. */
    private static void medium() {
        sink = new byte[1024 - 16];
    }

    /** 64 bytes, 832 times: 53 KB. */
    private static void small() {
        sink = new byte[64 - 16];
    }
}
