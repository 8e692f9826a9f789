package io.github.testmonitor.benchmarks;

import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The share of a core that the sampler takes while a long test runs on ten threads that all work and allocate, with stacks and without; the
 * looks, and the stacks at their greatest rate, are the difference.
 */
final class LookCost {
    private static final int ROUNDS = 3;

    private LookCost() {}

    static void measure(List<String> settings) throws IOException, InterruptedException, URISyntaxException {
        for (int round = 0; round < ROUNDS; round++) {
            for (String stacks : List.of("stacks=false", "stacks=true")) {
                List<String> all = new ArrayList<>(settings);
                all.add(stacks);
                System.out.print(stacks + " ");
                System.out.flush();
                AgentUnderTest.with(all).run(List.of(), Main.class);
            }
        }
    }

    /** The JVM under measurement. */
    static final class Main {
        private static final int THREADS = 10;
        private static final long WARM_UP_MILLIS = 8_000;
        private static final long MEASURED_MILLIS = 15_000;
        private static volatile byte[] kept = {};

        private Main() {}

        public static void main(String[] arguments) throws InterruptedException {
            TestEvents events = Joint.events();
            Object test = events.testStarted(
                    new TestDescription("bar", "com.acme.FooTest", "bar", "bar()", "bar", List.of()), null);
            for (int at = 0; at < THREADS; at++) {
                Thread thread = new Thread(Main::work);
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
            System.out.printf(Locale.ROOT, "%d threads: %.2f %% of a core%n", THREADS, share * 100);
            events.testFinished(test, io.github.testmonitor.record.Status.SUCCESSFUL);
        }

        /** A tenth of a core, and 100 MB a second. */
        private static void work() {
            while (true) {
                long start = System.nanoTime();
                for (int i = 0; i < 64; i++) {
                    kept = new byte[16_384];
                }
                while (System.nanoTime() - start < 1_000_000) {
                    Thread.onSpinWait();
                }
                try {
                    Thread.sleep(9);
                } catch (InterruptedException ended) {
                    return;
                }
            }
        }
    }
}
