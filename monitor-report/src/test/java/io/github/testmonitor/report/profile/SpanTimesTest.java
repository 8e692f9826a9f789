package io.github.testmonitor.report.profile;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpanTimesTest {
    private static final boolean TEST = true;
    private static final boolean CONTAINER = false;

    private final SpanTimes spans = new SpanTimes();

    @Test
    void a_thread_belongs_to_the_test_that_runs_on_it() {
        spans.started(10, 1, null, "main", TEST);
        spans.finished(20, 1);
        spans.started(30, 2, null, "main", TEST);
        spans.finished(40, 2);

        assertThat(spans.onThread("main", 9)).isNull();
        assertThat(spans.onThread("main", 10)).isEqualTo(1);
        assertThat(spans.onThread("main", 20)).isEqualTo(1);
        assertThat(spans.onThread("main", 21)).isNull();
        assertThat(spans.onThread("main", 35)).isEqualTo(2);
        assertThat(spans.onThread("other", 35)).isNull();
    }

    @Test
    void between_its_tests_a_thread_belongs_to_their_class() {
        spans.started(0, 1, null, "main", CONTAINER);
        for (int test = 2; test < 100; test++) {
            spans.started(test * 10, test, 1L, "main", TEST);
            spans.finished(test * 10 + 5, test);
        }
        spans.finished(2_000, 1);

        assertThat(spans.onThread("main", 5)).isEqualTo(1);
        assertThat(spans.onThread("main", 23)).isEqualTo(2);
        assertThat(spans.onThread("main", 27)).isEqualTo(1);
        assertThat(spans.onThread("main", 1_999)).isEqualTo(1);
        assertThat(spans.onThread("main", 2_001)).isNull();
    }

    @Test
    void a_class_on_another_thread_than_its_test_is_not_the_one_of_that_thread() {
        spans.started(0, 1, null, "main", CONTAINER);
        spans.started(10, 2, 1L, "worker", TEST);
        spans.finished(20, 2);

        assertThat(spans.onThread("worker", 15)).isEqualTo(2);
        assertThat(spans.onThread("worker", 25)).isNull();
        assertThat(spans.onThread("main", 25)).isEqualTo(1);
    }

    @Test
    void a_lost_test_runs_to_the_end() {
        spans.started(10, 1, null, "main", TEST);

        assertThat(spans.onThread("main", Long.MAX_VALUE - 1)).isEqualTo(1);
        assertThat(spans.soleTest(Long.MAX_VALUE - 1)).isEqualTo(1);
    }

    @Test
    void the_only_test_is_known_while_there_is_one_whatever_containers_run() {
        spans.started(0, 9, null, "main", CONTAINER);
        spans.started(10, 1, 9L, "a", TEST);
        spans.started(20, 2, 9L, "b", TEST);
        spans.finished(30, 1);
        spans.finished(40, 2);

        assertThat(spans.soleTest(5)).isNull();
        assertThat(spans.soleTest(15)).isEqualTo(1);
        assertThat(spans.soleTest(25)).isNull();
        assertThat(spans.soleTest(35)).isEqualTo(2);
        assertThat(spans.soleTest(45)).isNull();
    }

    @Test
    void times_may_step_back_in_the_file() {
        spans.started(20, 2, null, "b", TEST);
        spans.started(10, 1, null, "a", TEST);
        spans.finished(40, 2);
        spans.finished(15, 1);

        assertThat(spans.soleTest(12)).isEqualTo(1);
        assertThat(spans.soleTest(18)).isNull();
        assertThat(spans.soleTest(30)).isEqualTo(2);
    }

    @Test
    void what_begins_twice_or_ends_without_a_beginning_is_passed_over() {
        spans.started(10, 1, null, "main", TEST);
        spans.started(12, 1, null, "main", TEST);
        spans.finished(20, 7);
        spans.finished(20, 1);

        assertThat(spans.onThread("main", 15)).isEqualTo(1);
        assertThat(spans.soleTest(25)).isNull();
    }
}
