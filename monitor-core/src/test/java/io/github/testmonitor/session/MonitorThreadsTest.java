package io.github.testmonitor.session;

import io.github.testmonitor.probe.ProbeSources;
import io.github.testmonitor.probe.Probes;
import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.sampling.Ticker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MonitorThreadsTest {
    private final ThreadClock clock = Probes.open(
                    new ProbeSources(Path.of("/"), false, List.of(), null), (probe, reason) -> {})
            .threads();
    private final MonitorThreads threads = new MonitorThreads(new CollectedHeap(new OpenSpans(), Ticker.startingNow()));

    @Test
    void what_a_sampler_used_is_known_when_it_has_ended() throws InterruptedException {
        Thread sampler = new Thread(() -> {
            byte[][] kept = new byte[100][];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = new byte[10_000];
            }
            threads.samplerEnds(clock);
        });
        threads.samplesOn(sampler);
        sampler.start();
        sampler.join();

        assertThat(threads.cpuNanos(clock)).isPositive();
        assertThat(threads.allocatedBytes(clock)).isGreaterThan(1_000_000);
    }

    @Test
    void before_there_is_a_sampler_nothing_is_known() {
        assertThat(threads.cpuNanos(clock)).isEqualTo(ThreadClock.UNKNOWN);
        assertThat(threads.allocatedBytes(clock)).isEqualTo(ThreadClock.UNKNOWN);
    }
}
