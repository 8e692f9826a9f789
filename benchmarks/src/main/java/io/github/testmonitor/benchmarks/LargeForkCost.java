package io.github.testmonitor.benchmarks;

import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What a fork of very many tests keeps on its heap, and how much it writes for each. */
final class LargeForkCost {
    private static final int[] TESTS = {1_000, 10_000, 100_000, 1_000_000};
    private static final double BYTES_IN_KIBIBYTE = 1024;

    private LargeForkCost() {}

    static void measure(AgentUnderTest agent) throws IOException, InterruptedException {
        // After a full collection of this collector nothing is left behind but what is in use.
        agent.run(List.of("-XX:+UseSerialGC"), Main.class);
        System.out.printf(
                Locale.ROOT,
                "%d bytes of fork file for each test, names and ids included%n",
                agent.forkFileBytes() / TESTS[TESTS.length - 1]);
    }

    /** The JVM under measurement. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            TestEvents events = Joint.events();
            int done = 0;
            for (int tests : TESTS) {
                for (; done < tests; done++) {
                    String name = "test" + done;
                    events.testFinished(
                            events.testStarted(
                                    new TestDescription(
                                            "[class:com.acme.FooTest]/[method:" + name + "()]",
                                            "com.acme.FooTest",
                                            name,
                                            name + "()",
                                            name + "()",
                                            List.of()),
                                    null),
                            Status.SUCCESSFUL);
                }
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.printf(
                        Locale.ROOT,
                        "%,9d tests: %,.0f KiB of heap in use%n",
                        tests,
                        (runtime.totalMemory() - runtime.freeMemory()) / BYTES_IN_KIBIBYTE);
            }
        }
    }
}
