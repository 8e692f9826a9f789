package io.github.testmonitor.sampling;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TickerTest {
    private static final long MINUTE = 60_000_000_000L;

    private final Ticker ticker = Ticker.startingNow();

    @Test
    void time_is_that_since_the_forks_start() {
        assertThat(ticker.nanos()).isBetween(0L, MINUTE);
    }

    @Test
    void an_interrupt_is_forgotten_lest_the_next_waits_return_at_once() {
        Thread.currentThread().interrupt();

        ticker.waitUntil(ticker.nanos());

        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void clock_does_not_step_back() {
        long before = ticker.nanos();

        ticker.waitUntil(before - 1);

        assertThat(ticker.nanos() - before).isNotNegative();
    }
}
