package io.github.testmonitor.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** The share of a core that the sampler takes in a fork with idle threads. */
final class SamplerCost {
    private static final int[] THREADS = {10, 50, 200, 2_000};

    private SamplerCost() {}

    static void measure(AgentUnderTest agent) throws IOException, InterruptedException {
        for (int threads : THREADS) {
            agent.run(List.of(), Main.class, Integer.toString(threads));
        }
    }

    /** The JVM under measurement. */
    static final class Main {
        private static final long WARM_UP_MILLIS = 10_000;
        private static final long MEASURED_MILLIS = 20_000;

        private Main() {}

        public static void main(String[] arguments) throws InterruptedException {
            int threads = Integer.parseInt(arguments[0]);
            for (int at = 0; at < threads; at++) {
                Thread thread = new Thread(LockSupport::park);
                thread.setDaemon(true);
                thread.start();
            }
            Thread sampler = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("test-monitor-sampler"))
                    .findAny()
                    .orElseThrow();
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            Thread.sleep(WARM_UP_MILLIS);
            long cpuBefore = clock.getThreadCpuTime(sampler.getId());
            long before = System.nanoTime();
            Thread.sleep(MEASURED_MILLIS);
            double share =
                    (clock.getThreadCpuTime(sampler.getId()) - cpuBefore) / (double) (System.nanoTime() - before);
            System.out.printf(Locale.ROOT, "%5d threads: %.2f %% of a core%n", threads, share * 100);
        }
    }
}
