package io.github.testmonitor.stack;

import io.github.testmonitor.probe.FakeThreadClock;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MovementTest {
    private static final long MEGA = 1_000_000;
    private static final SeenStack STACK = SeenStack.of(new StackTraceElement[0], 0);

    private final FakeThreadClock clock = new FakeThreadClock();
    private final Movement movement = Movement.fromNow(new ThisThread(), clock, 0);
    private long number;
    private long nanos;

    @Test
    void little_is_not_worth_a_stack_but_gathers() {
        look(1 * MEGA, 10 * MEGA);
        assertThat(movement.isWorthTelling()).isFalse();

        look(1 * MEGA, 10 * MEGA);
        assertThat(movement.isWorthTelling()).isTrue();
        assertThat(movement.allocatedBytes()).isEqualTo(20 * MEGA);
        assertThat(movement.cpuNanos()).isEqualTo(2 * MEGA);
    }

    @Test
    void a_stack_stands_for_the_looks_without_one() {
        look(20 * MEGA, 160 * MEGA);
        look(20 * MEGA, 160 * MEGA);
        look(20 * MEGA, 50 * MEGA);

        assertThat(movement.cpuNanos()).isEqualTo(60 * MEGA);
        assertThat(movement.allocatedBytes())
                .as("not what other code allocated before")
                .isEqualTo(150 * MEGA);
    }

    @Test
    void a_stack_stands_for_the_time_without_one_however_it_was_looked_at() {
        look(60 * MEGA, 30 * MEGA, 300 * MEGA);
        look(20 * MEGA, 10 * MEGA, 20 * MEGA);

        assertThat(movement.cpuNanos()).isEqualTo(40 * MEGA);
        assertThat(movement.allocatedBytes())
                .as("the rate of the latest look, over 80 ms")
                .isEqualTo(80 * MEGA);
    }

    @Test
    void what_a_stack_has_not_told_is_left_for_one_where_it_fits() {
        look(20 * MEGA, 160 * MEGA);
        look(20 * MEGA, 50 * MEGA);
        movement.told(STACK);
        look(20 * MEGA, 50 * MEGA);
        look(20 * MEGA, 160 * MEGA);

        assertThat(movement.allocatedBytes())
                .as("110 MB were left, 210 came; two looks of 160")
                .isEqualTo(320 * MEGA);
        movement.told(STACK);
        look(0, 0);
        assertThat(movement.allocatedBytes()).isZero();
        assertThat(movement.isWorthTelling()).isFalse();
    }

    @Test
    void stacks_never_tell_more_than_was_used() {
        long told = 0;
        long used = 0;
        for (int turn = 0; turn < 1_000; turn++) {
            long bytes = turn % 7 * 30 * MEGA;
            used += bytes;
            look(20 * MEGA, bytes);
            if (turn % 3 == 0) {
                told += Objects.requireNonNull(movement.allocatedBytes());
                movement.told(STACK);
            }
            assertThat(told).isLessThanOrEqualTo(used);
        }
        assertThat(told).isGreaterThan(used * 95 / 100);
    }

    private void look(long cpuNanos, long allocatedBytes) {
        look(20 * MEGA, cpuNanos, allocatedBytes);
    }

    private void look(long afterNanos, long cpuNanos, long allocatedBytes) {
        clock.work(cpuNanos, allocatedBytes);
        nanos += afterNanos;
        movement.look(new ThisThread(), clock, ++number, nanos);
    }
}
