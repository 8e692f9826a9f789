package io.github.testmonitor.report.profile;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JoinTest {
    private final SpanTimes spans = new SpanTimes();
    private final Stacks stacks = new Stacks();
    private final Join join = new Join(spans, stacks);
    private final int hot = stacks.number(List.of("com.acme.Foo.hot", "com.acme.FooTest.test"));

    /** One test from 10 to 20, two from 30 to 40. */
    @BeforeEach
    void spans() {
        spans.started(10, 1, null, "main", true);
        spans.finished(20, 1);
        spans.started(30, 2, null, "main", true);
        spans.started(30, 3, null, "worker", true);
        spans.finished(40, 2);
        spans.finished(40, 3);
    }

    @Test
    void samples_of_one_stack_in_one_test_are_added_up() {
        join.sample(12, "main", SampleKind.EXECUTION, 10, hot);
        join.sample(13, "main", SampleKind.EXECUTION, 10, hot);
        join.sample(14, "main", SampleKind.ALLOCATION, 500, hot);

        assertThat(join.stacks())
                .containsExactly(new ProfiledStack(1, 20, 500, List.of("com.acme.Foo.hot", "com.acme.FooTest.test")));
        assertThat(join.counts()).isEqualTo(new Profile.Counts(3, 3, 0, 0, 0, 0));
    }

    @Test
    void another_threads_sample_belongs_to_the_only_test_that_ran() {
        join.sample(15, "pool-1-thread-1", SampleKind.EXECUTION, 10, hot);

        assertThat(join.stacks()).extracting(ProfiledStack::span).containsExactly(1L);
        assertThat(join.counts()).isEqualTo(new Profile.Counts(1, 0, 1, 0, 0, 0));
    }

    @Test
    void another_threads_sample_is_nobodys_where_no_test_or_several_ran() {
        join.sample(5, "pool-1-thread-1", SampleKind.EXECUTION, 10, hot);
        join.sample(35, "pool-1-thread-1", SampleKind.EXECUTION, 10, hot);

        assertThat(join.stacks()).isEmpty();
        assertThat(join.counts()).isEqualTo(new Profile.Counts(2, 0, 0, 2, 0, 0));
    }

    @Test
    void a_thread_that_runs_tests_is_at_the_frameworks_work_between_them() {
        join.sample(15, "worker", SampleKind.EXECUTION, 10, hot);

        assertThat(join.counts()).isEqualTo(new Profile.Counts(1, 0, 0, 1, 0, 0));
    }

    @Test
    void threads_of_the_jvm_of_surefire_and_of_the_monitor_are_nobodys() {
        join.sample(15, null, SampleKind.EXECUTION, 10, hot);
        join.sample(15, "test-monitor-sampler", SampleKind.EXECUTION, 10, hot);
        join.sample(15, "surefire-forkedjvm-command-thread", SampleKind.EXECUTION, 10, hot);
        join.sample(15, "JFR Periodic Tasks", SampleKind.ALLOCATION, 10, hot);

        assertThat(join.counts()).isEqualTo(new Profile.Counts(4, 0, 0, 4, 0, 0));
    }

    @Test
    void samples_of_cpu_time_stand_alone_where_there_are_any() {
        join.sample(12, "main", SampleKind.EXECUTION, 10, hot);
        join.sample(13, "main", SampleKind.CPU_TIME, 7, hot);

        assertThat(join.stacks()).extracting(ProfiledStack::cpuNanos).containsExactly(7L);
    }

    @Test
    void a_sample_without_a_stack_is_counted_and_said() {
        join.sample(12, "main", SampleKind.EXECUTION, 10, Stacks.EMPTY);

        assertThat(join.stacks()).isEmpty();
        assertThat(join.counts()).isEqualTo(new Profile.Counts(1, 0, 0, 0, 1, 0));
    }

    @Test
    void beyond_the_bound_of_stacks_samples_are_counted_only() {
        for (int i = 0; i < Stacks.MOST_STACKS + 10; i++) {
            join.sample(12, "main", SampleKind.EXECUTION, 10, stacks.number(List.of("a.B.m" + i % 1000, "n" + i)));
        }

        assertThat(join.counts().leftOut()).isPositive();
        assertThat(join.stacks().size()).isLessThanOrEqualTo(Join.MOST_PLACES);
    }
}
