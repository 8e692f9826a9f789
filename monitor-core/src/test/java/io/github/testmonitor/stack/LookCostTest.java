package io.github.testmonitor.stack;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LookCostTest {
    private final LookCost cost = new LookCost();

    @Test
    void looks_that_are_always_dear_become_rarer() {
        looks(8, 500_000);

        assertThat(cost.leastPeriodNanos()).isEqualTo(50_000_000);
    }

    @Test
    void a_few_dear_looks_change_nothing() {
        looks(7, 5_000_000);
        assertThat(cost.leastPeriodNanos()).isZero();

        looks(1, 90_000);
        looks(7, 5_000_000);
        assertThat(cost.leastPeriodNanos()).isEqualTo(9_000_000);
    }

    @Test
    void what_a_clock_does_not_tell_costs_nothing() {
        looks(8, -1);

        assertThat(cost.leastPeriodNanos()).isZero();
    }

    private void looks(int count, long cpuNanos) {
        for (int look = 0; look < count; look++) {
            cost.add(cpuNanos);
        }
    }
}
