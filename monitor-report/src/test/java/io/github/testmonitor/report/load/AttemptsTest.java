package io.github.testmonitor.report.load;

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
