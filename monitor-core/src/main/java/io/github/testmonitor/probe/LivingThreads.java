package io.github.testmonitor.probe;

import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.lang.management.ThreadMXBean;

/** How many platform threads live, the monitor's own among them; for samples, as no figure of a test needs it. */
final class LivingThreads implements Probe {
    private final ThreadMXBean threads;

    LivingThreads(JvmBeans beans) {
        threads = beans.threads();
    }

    @Override
    public void read(Readings readings) {
        readings.set(Reading.THREADS, threads.getThreadCount());
    }
}
