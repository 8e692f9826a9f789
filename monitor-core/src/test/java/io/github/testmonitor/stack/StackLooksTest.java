package io.github.testmonitor.stack;

import io.github.testmonitor.probe.FakeThreadClock;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.ForkRecord.LooksSlowed;
import io.github.testmonitor.record.ForkRecord.Stack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StackLooksTest {
    private static final long MILLI = 1_000_000;
    /** A sample every 10 s, which leaves the time to the looks. */
    private static final long SAMPLE_NANOS = 10_000 * MILLI;

    private static final StackTraceElement[] FRAMES = {new StackTraceElement("com.acme.Foo", "load", "Foo.java", 42)};

    private final FakeThreadClock clock = new FakeThreadClock();
    private final ThisThread thread = new ThisThread();
    private final List<ForkRecord> records = new ArrayList<>();
    private final List<Long> lookedAt = new ArrayList<>();
    private long lookCostsNanos;
    private final StackLooks looks = new StackLooks(
            new OneTest(),
            (wanted, most) -> {
                clock.work(lookCostsNanos, 0);
                return List.of(thread);
            },
            clock,
            (seen, most) -> FRAMES,
            records::add,
            problem -> {
                throw new AssertionError(problem);
            });

    @Test
    void a_test_that_waits_is_looked_at_every_20_ms_as_it_may_move_at_any_time() {
        run(0, 2_000, 0);

        assertThat(lookedAt).hasSizeBetween(96, 98);
        assertThat(stacks()).isEmpty();
    }

    @Test
    void a_test_at_work_is_looked_at_twice_for_each_of_its_stacks() {
        run(0, 4_000, MILLI);

        assertThat(stacks()).hasSizeBetween(4 * StackRate.A_SECOND, 4 * StackRate.A_SECOND + StackRate.AT_ONCE);
        assertThat(lookedAt).hasSizeBetween(2 * stacks().size() - StackRate.AT_ONCE, 2 * stacks().size() + 2);
    }

    @Test
    void stacks_of_a_test_at_work_add_up_to_what_it_used() {
        run(0, 4_000, MILLI);

        long told = stacks().stream().mapToLong(Stack::cpuNanos).sum();
        assertThat(told).isBetween(3_850 * MILLI, 3_950 * MILLI);
    }

    @Test
    void when_the_work_pauses_the_looks_are_as_many_as_before() {
        run(0, 4_000, MILLI);
        lookedAt.clear();
        run(4_000, 6_000, 0);

        assertThat(lookedAt).hasSizeBetween(98, 100);
    }

    @Test
    void looks_that_cost_more_than_a_hundredth_of_a_core_become_rarer_and_the_fork_file_says_so() {
        lookCostsNanos = MILLI / 2;
        run(0, 2_000, 0);

        assertThat(told(LooksSlowed.class)).containsExactly(new LooksSlowed(lookedAt.get(7) * MILLI, 50, MILLI / 2));
        assertThat(lookedAt).hasSizeBetween(8 + 34, 8 + 37);

        lookCostsNanos = 3 * MILLI / 2;
        run(2_000, 10_000, 0);

        assertThat(told(LooksSlowed.class))
                .extracting(LooksSlowed::periodMillis)
                .containsExactly(50L, 150L);
    }

    @Test
    void looks_a_little_rarer_are_not_worth_a_line() {
        lookCostsNanos = 3 * MILLI / 10;
        run(0, 2_000, 0);

        assertThat(told(LooksSlowed.class)).isEmpty();
        assertThat(lookedAt).hasSizeBetween(8 + 55, 8 + 62);
    }

    private List<Stack> stacks() {
        return told(Stack.class);
    }

    private <T extends ForkRecord> List<T> told(Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** A test that uses so much CPU time in each millisecond; the sampler does as it is told. */
    private void run(long fromMilli, long toMilli, long cpuNanosAMilli) {
        for (long milli = fromMilli; milli < toMilli; milli++) {
            long nanos = milli * MILLI;
            clock.work(cpuNanosAMilli, 0);
            boolean firstSample = milli == 50;
            if (firstSample || looks.next(SAMPLE_NANOS) <= nanos) {
                lookedAt.add(milli);
                looks.look(nanos);
            }
        }
    }

    private static final class OneTest implements RunningSpans {
        @Override
        public long longestNanos(long nowNanos) {
            return nowNanos;
        }

        @Override
        public SpanIds running(long atLeastNanos, long nowNanos) {
            return SpanIds.of(new long[] {1}, 1);
        }
    }
}
