package io.github.testmonitor.stack;

import io.github.testmonitor.ownership.WorkingThread;
import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MovementTest {
    private static final long MEGA = 1_000_000;
    private static final SeenStack STACK = SeenStack.of(new StackTraceElement[0], 0);

    private final SetClock clock = new SetClock();
    private final Movement movement = Movement.fromNow(new ThisThread(), clock);
    private long number;

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
        clock.cpuNanos += cpuNanos;
        clock.allocatedBytes += allocatedBytes;
        movement.look(new ThisThread(), clock, ++number);
    }

    private static final class SetClock implements ThreadClock {
        private long cpuNanos;
        private long allocatedBytes;

        @Override
        public long cpuNanos() {
            return cpuNanos;
        }

        @Override
        public long allocatedBytes() {
            return allocatedBytes;
        }

        @Override
        public long userNanos() {
            return UNKNOWN;
        }

        @Override
        public long cpuNanos(Thread thread) {
            return cpuNanos;
        }

        @Override
        public long allocatedBytes(Thread thread) {
            return allocatedBytes;
        }

        @Override
        public Absence cpuAbsence() {
            return Absence.UNSUPPORTED;
        }

        @Override
        public Absence allocationAbsence() {
            return Absence.UNSUPPORTED;
        }
    }

    private static final class ThisThread implements WorkingThread {
        @Override
        public Object key() {
            return this;
        }

        @Override
        public long spanId() {
            return 1;
        }

        @Override
        public @Nullable Long sectionId() {
            return null;
        }

        @Override
        public Thread clocked() {
            return Thread.currentThread();
        }

        @Override
        public Thread seen() {
            return Thread.currentThread();
        }

        @Override
        public long sinceCpuNanos() {
            return 0;
        }

        @Override
        public long sinceAllocatedBytes() {
            return 0;
        }

        @Override
        public boolean goesOn() {
            return true;
        }

        @Override
        public void whileRunning(Runnable write) {
            write.run();
        }
    }
}
