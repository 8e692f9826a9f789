package io.github.testmonitor.report.load;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptsTest {
    private final Attempts.Collector collector = new Attempts.Collector();

    @Test
    void runs_of_one_test_are_counted_by_start_whatever_the_order_of_reading() {
        collector.add("m", "e", "test", 30);
        collector.add("m", "e", "test", 10);
        collector.add("m", "e", "test", 20);

        Attempts attempts = collector.toAttempts();

        assertThat(attempts.of("m", "e", "test", 10)).isEqualTo(1);
        assertThat(attempts.of("m", "e", "test", 20)).isEqualTo(2);
        assertThat(attempts.of("m", "e", "test", 30)).isEqualTo(3);
    }

    /** Copying all starts for each one of 20,000 would take 1.6 GB. */
    @Test
    void many_runs_of_one_test_take_room_in_proportion_to_their_number() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int run = 0; run < 20_000; run++) {
            collector.add("m", "e", "test", run);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 20);
        assertThat(collector.toAttempts().of("m", "e", "test", 19_999)).isEqualTo(20_000);
    }

    @Test
    void module_execution_and_id_tell_tests_apart() {
        collector.add("m", "e", "test", 1);
        collector.add("me", "", "test", 2);
        collector.add("m", "et", "est", 3);

        Attempts attempts = collector.toAttempts();

        assertThat(attempts.of("me", "", "test", 2)).isEqualTo(1);
        assertThat(attempts.of("m", "et", "est", 3)).isEqualTo(1);
    }

    @Test
    void many_tests_are_kept_apart() {
        for (int id = 0; id < 50_000; id++) {
            collector.add("m", "e", "test" + id, id);
        }
        collector.add("m", "e", "test4711", 60_000);

        Attempts attempts = collector.toAttempts();

        assertThat(attempts.of("m", "e", "test4711", 60_000)).isEqualTo(2);
        assertThat(attempts.of("m", "e", "test4712", 4712)).isEqualTo(1);
    }
}
