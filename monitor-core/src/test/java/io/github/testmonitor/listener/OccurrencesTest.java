package io.github.testmonitor.listener;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class OccurrencesTest {
    private final Occurrences occurrences = new Occurrences();

    @Test
    void invocations_of_a_name_are_numbered_from_zero() {
        assertThat(occurrences.next("a")).isZero();
        assertThat(occurrences.next("a")).isEqualTo(1);
        assertThat(occurrences.next("b")).isZero();
        assertThat(occurrences.next("a")).isEqualTo(2);
    }

    @Test
    void a_retry_keeps_the_number_of_the_failed_attempt() {
        occurrences.next("a");
        int failed = occurrences.next("a");

        occurrences.retried("a", failed);

        assertThat(occurrences.next("a")).isEqualTo(failed);
        assertThat(occurrences.next("a")).isEqualTo(failed + 1);
    }

    @Test
    void a_retry_is_expected_on_its_own_thread_only() {
        occurrences.retried("a", occurrences.next("a"));

        int elsewhere =
                CompletableFuture.supplyAsync(() -> occurrences.next("a")).join();

        assertThat(elsewhere).isEqualTo(1);
        assertThat(occurrences.next("a")).isZero();
    }

    @Test
    void a_retry_that_does_not_come_next_is_not_expected_any_more() {
        occurrences.retried("a", occurrences.next("a"));

        occurrences.next("b");

        assertThat(occurrences.next("a")).isEqualTo(1);
    }

    @Test
    void old_names_are_forgotten() {
        occurrences.next("a");

        for (int i = 0; i < 1024; i++) {
            occurrences.next("other " + i);
        }

        assertThat(occurrences.next("a")).isZero();
    }
}
