package io.github.testmonitor.report.load;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.record.Status;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenSpansTest {
    private static final long GAP = 100;

    private final OpenSpans spans = new OpenSpans();

    @Test
    void a_sample_is_of_the_tests_that_it_names_and_shared_by_several() {
        startClass(0, 1, "FooTest");
        startTest(10, 2);
        startTest(10, 3);
        startTest(10, 4);

        spans.sample(sample(200, 7, 9, 2L, 3L));

        assertThat(peakRss(open(2))).isEqualTo("9 SHARED");
        assertThat(peakRss(open(3))).isEqualTo("9 SHARED");
        assertThat(peakRss(open(4))).isEqualTo("none");
    }

    @Test
    void a_sample_that_names_no_test_is_of_the_class_that_was_started_last() {
        startClass(0, 1, "OuterTest");
        startClass(1, 2, "OuterTest$Inner");
        startClass(2, 3, null);

        assertThat(idOf(sample(200, 7, 9))).isEqualTo(2);
        assertThat(idOf(sample(200, 7, 9, 5L))).isNull();
    }

    @Test
    void while_a_test_is_open_it_is_of_none() {
        startClass(0, 1, "FooTest");
        startTest(10, 2);

        assertThat(idOf(sample(200, 7, 9))).isNull();
        finishTest(210, 2);
        assertThat(idOf(sample(300, 7, 9))).isEqualTo(1);
    }

    @Test
    void the_kernel_s_mark_counts_where_the_span_is_older_than_the_sample_before() {
        startTest(101, 1);

        spans.sample(sample(200, 7, 9, 1L));
        assertThat(peakRss(open(1))).isEqualTo("7 SAMPLED");

        spans.sample(sample(201, 7, 9, 1L));
        assertThat(peakRss(open(1))).isEqualTo("9 SAMPLED");
    }

    @Test
    void the_mark_of_a_time_in_which_a_test_ended_may_be_of_that_one() {
        startTest(10, 1);
        startTest(10, 2);
        finishTest(101, 2);

        spans.sample(sample(200, 7, 9, 1L));

        assertThat(peakRss(open(1))).isEqualTo("9 SHARED");
    }

    @Test
    void the_mark_of_a_time_in_which_a_test_ended_is_not_the_container_s() {
        startClass(0, 1, "FooTest");
        startTest(10, 2);
        finishTest(101, 2);

        spans.sample(sample(200, 7, 9));
        assertThat(peakRss(innermost())).isEqualTo("7 SAMPLED");

        spans.sample(sample(201, 7, 9));
        assertThat(peakRss(innermost())).isEqualTo("9 SAMPLED");
    }

    @Test
    void a_test_shares_with_those_that_were_open_and_those_that_came_later() {
        startTest(1, 1);
        finishTest(2, 1);
        startTest(3, 2);
        startTest(4, 3);
        startTest(5, 4);
        finishTest(6, 4);

        assertThat(spans.tests()).extracting(OpenSpan::id).containsExactly(2L, 3L);
        assertThat(spans.sharedWith(open(2))).isEqualTo(2);
        assertThat(spans.sharedWith(open(3))).isEqualTo(2);
    }

    @Test
    void a_second_start_is_refused_and_counts_for_nothing() {
        assertThat(startTest(1, 1)).isTrue();
        assertThat(startTest(2, 1)).isFalse();

        assertThat(open(1).t()).isEqualTo(1);
        assertThat(spans.sharedWith(open(1))).isZero();
        finishTest(3, 1);
        assertThat(spans.tests()).isEmpty();
    }

    @Test
    void what_is_not_open_cannot_finish_nor_can_a_test_as_a_container() {
        startTest(1, 1);

        assertThat(spans.finish(containerEnd(2, 1))).isNull();
        assertThat(finishTest(2, 7)).isNull();
        assertThat(finishTest(3, 1)).isNotNull();
        assertThat(finishTest(4, 1)).isNull();
    }

    private void startClass(long t, long id, @Nullable String className) {
        ForkRecord.Identity identity = new ForkRecord.Identity("u" + id, className, null, "c" + id, null);
        spans.start(new ForkRecord.ContainerStarted(t, id, null, identity, "main"));
    }

    private boolean startTest(long t, long id) {
        ForkRecord.Identity identity = new ForkRecord.Identity("u" + id, "FooTest", "m" + id, "m" + id, null);
        return spans.start(new ForkRecord.TestStarted(t, id, null, identity, List.of(), "main"));
    }

    private @Nullable OpenSpan finishTest(long t, long id) {
        return spans.finish(new ForkRecord.TestFinished(
                t, id, Status.SUCCESSFUL, 0, Figures.builder().build()));
    }

    private static ForkRecord.ContainerFinished containerEnd(long t, long id) {
        return new ForkRecord.ContainerFinished(
                t, id, Status.SUCCESSFUL, 0, Figures.builder().build());
    }

    private static ForkRecord.Sample sample(long t, long rssBytes, long peakRssBytes, Long... running) {
        Readings readings = new Readings().set(Reading.RSS, rssBytes).set(Reading.PEAK_RSS, peakRssBytes);
        return new ForkRecord.Sample(t, GAP, readings, List.of(running));
    }

    private @Nullable Long idOf(ForkRecord.Sample sample) {
        OpenSpan container = spans.container(sample);
        return container == null ? null : container.id();
    }

    private OpenSpan open(long id) {
        return spans.tests().stream()
                .filter(span -> span.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private OpenSpan innermost() {
        return Objects.requireNonNull(spans.innermostContainer());
    }

    /** What samples tell of its greatest size, and how it is known. */
    private static String peakRss(OpenSpan span) {
        Figures figures = span.sampled().toFigures(null, false);
        Kind kind = figures.kind(Figure.PEAK_RSS);
        return kind == null ? "none" : figures.get(Figure.PEAK_RSS).getAsLong() + " " + kind;
    }
}
