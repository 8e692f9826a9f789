package io.github.testmonitor.stack;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StackRateTest {
    private static final long MILLI = 1_000_000;

    @Test
    void no_second_has_more_than_twenty_stacks_however_it_begins() {
        StackRate rate = new StackRate();
        int taken = 0;

        // After a pause of ten seconds, asked at every millisecond of one second.
        for (long nanos = 10_000 * MILLI; nanos < 11_000 * MILLI; nanos += MILLI) {
            taken += rate.takes(nanos) ? 1 : 0;
        }

        assertThat(taken).isBetween(StackRate.A_SECOND, 20);
    }

    @Test
    void after_very_many_stacks_few_are_taken() {
        StackRate rate = new StackRate();
        long nanos = 0;
        for (int taken = 0; taken < StackRate.MANY; nanos += MILLI) {
            taken += rate.takes(nanos) ? 1 : 0;
        }

        int later = 0;
        for (long end = nanos + 10_000 * MILLI; nanos < end; nanos += MILLI) {
            later += rate.takes(nanos) ? 1 : 0;
        }

        assertThat(later).isBetween(10 * StackRate.A_SECOND_OF_MANY - 1, 10 * StackRate.A_SECOND_OF_MANY + 1);
    }
}
