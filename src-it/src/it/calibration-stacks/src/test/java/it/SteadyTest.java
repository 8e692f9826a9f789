package it;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Loads of three parts that take turns in no order that a tick could fall in with. */
class SteadyTest {
    private static final ThreadMXBean CLOCK = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long LOAD_CPU_NANOS = 25_000_000_000L;
    private static final long SLICE_NANOS = 3_000_000;
    /** Longer than the time between two looks: within that a stack goes by time, and small objects take longer for the same bytes. */
    private static final int SLICE_BYTES = 500_000_000;
    private static volatile double sink;
    private static volatile byte[] kept = {};

    private final Random random = new Random(1);

    /** 70, 20 and 10 % of the CPU time. */
    @Test
    void cpu() {
        long end = CLOCK.getCurrentThreadCpuTime() + LOAD_CPU_NANOS;
        while (CLOCK.getCurrentThreadCpuTime() < end) {
            int part = random.nextInt(10);
            if (part < 7) {
                most();
            } else if (part < 9) {
                some();
            } else {
                least();
            }
        }
    }

    /** 80, 15 and 5 % of the bytes, in objects of 64 KB, 64 B and 1 KB. */
    @Test
    void allocation() {
        long end = System.nanoTime() + LOAD_CPU_NANOS;
        while (System.nanoTime() < end) {
            int part = random.nextInt(20);
            if (part < 16) {
                most(SLICE_BYTES);
            } else if (part < 19) {
                some(SLICE_BYTES);
            } else {
                least(SLICE_BYTES);
            }
        }
    }

    private static void most() {
        long end = CLOCK.getCurrentThreadCpuTime() + SLICE_NANOS;
        while (CLOCK.getCurrentThreadCpuTime() < end) {
            for (int i = 0; i < 2_000; i++) {
                sink = Math.sqrt(sink + i);
            }
        }
    }

    private static void some() {
        long end = CLOCK.getCurrentThreadCpuTime() + SLICE_NANOS;
        while (CLOCK.getCurrentThreadCpuTime() < end) {
            for (int i = 0; i < 2_000; i++) {
                sink = Math.sqrt(sink + i);
            }
        }
    }

    private static void least() {
        long end = CLOCK.getCurrentThreadCpuTime() + SLICE_NANOS;
        while (CLOCK.getCurrentThreadCpuTime() < end) {
            for (int i = 0; i < 2_000; i++) {
                sink = Math.sqrt(sink + i);
            }
        }
    }

    private static void most(int bytes) {
        for (int made = 0; made < bytes; made += 65_536) {
            kept = new byte[65_536 - 16];
        }
    }

    private static void some(int bytes) {
        for (int made = 0; made < bytes; made += 64) {
            kept = new byte[48];
        }
    }

    private static void least(int bytes) {
        for (int made = 0; made < bytes; made += 1_024) {
            kept = new byte[1_024 - 16];
        }
    }
}
