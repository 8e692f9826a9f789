package io.github.testmonitor.session;

import io.github.testmonitor.probe.FakeThreadClock;
import io.github.testmonitor.probe.ProbeSources;
import io.github.testmonitor.probe.ProbesOnDemand;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What spans are told of the fork and of each other, on edges and samples made by hand. */
class OpenSpansTest {
    private static final long MILLI = 1_000_000;
    private static final Children CHILDREN = new Children(
            new ProbesOnDemand(new ProbeSources(Path.of("/nowhere"), false, List.of(), null), (probe, reason) -> {}),
            new OpenSpans(),
            new Nobody());

    private static final class Nobody implements Children.Owners {
        @Override
        public @Nullable Span ofCurrentThread() {
            return null;
        }

        @Override
        public boolean isLate() {
            return false;
        }
    }

    private final OpenSpans open = new OpenSpans();
    private static final OwnedFigures NOT_FOLLOWED = OwnedFigures.absent(Absence.NOT_OWNED);

    private final ThreadLedger ledger =
            new ThreadLedger(Thread.currentThread(), new FakeThreadClock(), null, new OutsideWork());
    private int ids;

    @Test
    void a_test_alone_is_shared_with_nobody() {
        Span container = begin(container(null), edge(), 0);
        Span first = begin(test(container), edge(), 1);
        end(first, edge(), 2);
        Span second = begin(test(container), edge(), 3);
        end(second, edge(), 4);
        end(container, edge(), 5);

        assertThat(first.overlap().otherTests()).isZero();
        assertThat(second.overlap().otherTests()).isZero();
        assertThat(container.overlap().otherTests()).isZero();
    }

    @Test
    void tests_that_overlap_count_each_other_once() {
        Span early = begin(test(null), edge(), 0);
        Span longest = begin(test(null), edge(), 1);
        end(early, edge(), 2);
        Span late = begin(test(null), edge(), 3);
        end(late, edge(), 4);
        end(longest, edge(), 5);

        assertThat(early.overlap().otherTests()).isEqualTo(1);
        assertThat(late.overlap().otherTests()).isEqualTo(1);
        assertThat(longest.overlap().otherTests()).isEqualTo(2);
    }

    @Test
    void a_container_is_shared_with_the_tests_of_others_only() {
        Span container = begin(container(null), edge(), 0);
        Span own = begin(test(container), edge(), 1);
        Span foreign = begin(test(null), edge(), 2);
        end(own, edge(), 3);
        end(container, edge(), 4);
        end(foreign, edge(), 5);

        assertThat(container.overlap().otherTests()).isEqualTo(1);
    }

    @Test
    void a_container_is_in_its_set_up_until_its_first_test_and_while_nothing_runs_beside_it() {
        Span suite = begin(container(null), edge(), 0);
        Span container = begin(container(suite), edge(), 1);
        assertThat(open.isInSetUp(container)).isTrue();
        assertThat(open.isInSetUp(suite)).isFalse();
        Span beside = begin(container(suite), edge(), 2);
        assertThat(open.isInSetUp(container)).isFalse();
        end(beside, edge(), 3);
        assertThat(open.isInSetUp(container)).isTrue();
        end(begin(test(container), edge(), 4), edge(), 5);
        assertThat(open.isInSetUp(container)).isFalse();
        end(container, edge(), 6);
        assertThat(open.isInSetUp(container)).isFalse();
    }

    @Test
    void a_test_within_a_test_is_no_other_test_for_either() {
        Span outer = begin(test(null), edge(), 0);
        Span inner = begin(test(outer), edge(), 1);
        end(inner, edge(), 2);
        end(outer, edge(), 3);

        assertThat(inner.overlap().otherTests()).isZero();
        assertThat(outer.overlap().otherTests()).isZero();
    }

    @Test
    void overlaps_are_those_that_comparing_all_pairs_finds() {
        Random random = new Random(42);
        List<Span> running = new ArrayList<>();
        Map<Span, Set<Span>> expected = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            if (running.size() < 6 && random.nextBoolean()) {
                Span started = begin(test(null), edge(), i);
                expected.put(started, new HashSet<>(running));
                running.forEach(other -> overlapping(other, expected).add(started));
                running.add(started);
            } else if (!running.isEmpty()) {
                Span ended = running.remove(random.nextInt(running.size()));
                end(ended, edge(), i);

                assertThat(ended.overlap().otherTests())
                        .isEqualTo(overlapping(ended, expected).size());
            }
        }
    }

    @Test
    void a_sample_names_the_running_tests_and_no_container() {
        Span container = begin(container(null), edge(), 0);
        Span first = begin(test(container), edge(), 1);
        Span second = begin(test(container), edge(), 2);
        end(first, edge(), 3);

        List<Long> running = open.fold(new Readings());

        assertThat(running).containsExactly(second.id());
        assertThat(open.isTestRunning()).isTrue();
    }

    @Test
    void counters_of_a_container_leave_out_what_its_children_did() {
        Span container = begin(container(null), edge().set(Reading.CLASSES_LOADED, 100), 0);
        Span first = begin(test(container), edge().set(Reading.CLASSES_LOADED, 107), 10);
        Span second = begin(test(container), edge().set(Reading.CLASSES_LOADED, 120), 20);
        end(first, edge().set(Reading.CLASSES_LOADED, 150), 30);
        end(second, edge().set(Reading.CLASSES_LOADED, 200), 40);

        Figures figures = figures(container, end(container, edge().set(Reading.CLASSES_LOADED, 203), 45), 45);

        assertThat(figures.get(Figure.CLASSES_LOADED)).hasValue(7 + 3);
        assertThat(figures.get(Figure.WALL)).hasValue(10 + 5);
    }

    @Test
    void wall_of_a_test_runs_from_its_start_to_its_finish() {
        Span test = begin(test(null), edge(), 10);
        test.runsFrom(12);

        Figures figures = figures(test, end(test, edge(), 45), 45);

        assertThat(figures.get(Figure.WALL)).hasValue(33);
    }

    @Test
    void what_a_collection_found_and_left_is_of_the_test_that_it_fell_into() {
        Span before = begin(test(null), edge().set(Reading.GC_COUNT, 3).set(Reading.HEAP_USED, 50), 0);
        end(before, edge().set(Reading.GC_COUNT, 3).set(Reading.HEAP_USED, 60), 10);
        Span test = begin(test(null), edge().set(Reading.GC_COUNT, 3).set(Reading.HEAP_USED, 60), 20);

        open.foldCollection(4, 25, 300, 40);
        open.foldCollection(5, 27, 200, 30);

        Readings end = end(test, edge().set(Reading.GC_COUNT, 5).set(Reading.HEAP_USED, 70), 30);
        assertThat(figures(test, end, 30).get(Figure.PEAK_HEAP)).hasValue(300);
        assertThat(figures(test, end, 30).get(Figure.LIVE_HEAP)).hasValue(30);
        assertThat(figures(before, end, 10).absence(Figure.LIVE_HEAP)).isEqualTo(Absence.TOO_SHORT);
    }

    @Test
    void a_collection_that_is_told_late_is_not_of_the_test_that_runs_by_then() {
        Span test = begin(test(null), edge().set(Reading.GC_COUNT, 4).set(Reading.HEAP_USED, 60), 20);

        open.foldCollection(4, 25, 300, 40);

        assertThat(test.greatest().value(Reading.HEAP_USED)).isEqualTo(60);
        assertThat(test.liveHeapBytes()).isNull();
    }

    @Test
    void what_a_collection_found_that_began_before_the_test_is_not_its_own() {
        Span test = begin(test(null), edge().set(Reading.GC_COUNT, 3).set(Reading.HEAP_USED, 60), 20);

        open.foldCollection(4, 15, 300, 40);

        assertThat(test.greatest().value(Reading.HEAP_USED)).isEqualTo(60);
        assertThat(test.liveHeapBytes()).isEqualTo(40);
    }

    @Test
    void a_collection_while_a_child_runs_is_not_of_its_container() {
        Span container = begin(container(null), edge().set(Reading.GC_COUNT, 3).set(Reading.HEAP_USED, 60), 0);
        Span child = begin(test(container), edge().set(Reading.GC_COUNT, 3).set(Reading.HEAP_USED, 60), 5);

        open.foldCollection(4, 7, 300, 40);

        assertThat(child.liveHeapBytes()).isEqualTo(40);
        assertThat(container.liveHeapBytes()).isNull();
    }

    @Test
    void a_counter_that_is_missing_at_one_edge_is_absent() {
        Span test = begin(test(null), edge().set(Reading.GC_COUNT, 3), 0);

        Figures figures = figures(test, end(test, edge(), 5), 5);

        assertThat(figures.has(Figure.GC_COUNT)).isFalse();
        assertThat(figures.absence(Figure.GC_COUNT)).isEqualTo(Absence.UNSUPPORTED);
    }

    @Test
    void peak_heap_is_the_greatest_of_both_edges_and_the_samples_between() {
        Span low = begin(test(null), heap(10), 0);
        end(low, heap(12), 1);
        Span sampled = begin(test(null), heap(10), 2);
        open.fold(heap(70));
        open.fold(heap(30));

        Figures figures = figures(sampled, end(sampled, heap(20), 3), 3);

        assertThat(figures.get(Figure.PEAK_HEAP)).hasValue(70);
        assertThat(figures.kind(Figure.PEAK_HEAP)).isEqualTo(Kind.SAMPLED);
        assertThat(low.greatest().value(Reading.HEAP_USED)).isEqualTo(12);
    }

    @Test
    void peaks_of_a_container_are_those_while_no_child_ran() {
        Span container = begin(container(null), heap(10), 0);
        open.fold(heap(25));
        Span test = begin(test(container), heap(20), 1);
        open.fold(heap(90));
        end(test, heap(30), 2);

        Figures figures = figures(container, end(container, heap(28), 3), 3);

        assertThat(figures.get(Figure.PEAK_HEAP)).hasValue(30);
        assertThat(test.greatest().value(Reading.HEAP_USED)).isEqualTo(90);
    }

    @Test
    void resident_start_is_what_was_last_known_before() {
        open.fold(resident(100));
        Span test = begin(test(null), edge(), 0);
        open.fold(resident(150));

        Figures figures = figures(test, end(test, edge(), 20 * MILLI), 20 * MILLI, resident(120));

        assertThat(figures.get(Figure.RSS_START)).hasValue(100);
        assertThat(figures.kind(Figure.RSS_START)).isEqualTo(Kind.SAMPLED);
        assertThat(figures.get(Figure.RSS_END)).hasValue(120);
        assertThat(figures.kind(Figure.RSS_END)).isEqualTo(Kind.EXACT);
        assertThat(figures.get(Figure.PEAK_RSS)).hasValue(150);
    }

    @Test
    void peak_resident_is_never_below_the_end() {
        open.fold(resident(100));
        Span test = begin(test(null), edge(), 0);

        Figures figures = figures(test, end(test, edge(), 20 * MILLI), 20 * MILLI, resident(120));

        assertThat(figures.get(Figure.PEAK_RSS)).hasValue(120);
    }

    @Test
    void a_short_test_has_no_resident_figures() {
        open.fold(resident(100));
        Span test = begin(test(null), edge(), 0);

        Figures figures = figures(test, end(test, edge(), MILLI), MILLI);

        assertThat(figures.absence(Figure.RSS_START)).isEqualTo(Absence.TOO_SHORT);
        assertThat(figures.absence(Figure.RSS_END)).isEqualTo(Absence.TOO_SHORT);
        assertThat(figures.absence(Figure.PEAK_RSS)).isEqualTo(Absence.TOO_SHORT);
        assertThat(figures.absence(Figure.OPEN_FILES_DELTA)).isEqualTo(Absence.TOO_SHORT);
    }

    @Test
    void a_short_test_that_a_sample_met_has_a_resident_peak() {
        open.fold(resident(100));
        Span test = begin(test(null), edge(), 0);
        open.fold(resident(130));

        Figures figures = figures(test, end(test, edge(), MILLI), MILLI);

        assertThat(figures.get(Figure.PEAK_RSS)).hasValue(130);
    }

    @Test
    void a_source_too_slow_for_edges_gives_the_end_by_its_latest_sample() {
        open.fold(resident(100));
        Span sampled = begin(test(null), edge(), 0);
        open.fold(resident(130));
        Span missed = begin(test(null), edge(), 0);

        Figures figures = figures(sampled, end(sampled, edge(), 20 * MILLI), 20 * MILLI, new Readings());
        Figures without = figures(missed, end(missed, edge(), 20 * MILLI), 20 * MILLI, new Readings());

        assertThat(figures.get(Figure.RSS_END)).hasValue(130);
        assertThat(without.absence(Figure.RSS_END)).isEqualTo(Absence.TOO_SHORT);
    }

    @Test
    void open_files_are_compared_with_the_last_known_count() {
        open.fold(new Readings().set(Reading.OPEN_FILES, 9));
        Span test = begin(test(null), edge(), 0);

        Figures figures =
                figures(test, end(test, edge(), 20 * MILLI), 20 * MILLI, new Readings().set(Reading.OPEN_FILES, 7));

        assertThat(figures.get(Figure.OPEN_FILES_DELTA)).hasValue(-2);
    }

    @Test
    void figures_of_the_fork_are_shared_where_another_test_overlapped() {
        open.fold(resident(100));
        Span test = begin(test(null), counters(), 0);
        begin(test(null), counters(), 1);

        Figures figures = figures(test, end(test, counters(), 20 * MILLI), 20 * MILLI, resident(120));

        for (Figure figure : List.of(
                Figure.GC_COUNT,
                Figure.GC_TIME,
                Figure.THREADS_STARTED,
                Figure.CLASSES_LOADED,
                Figure.HEAP_START,
                Figure.HEAP_END,
                Figure.PEAK_HEAP,
                Figure.DIRECT_PEAK,
                Figure.RSS_START,
                Figure.RSS_END,
                Figure.PEAK_RSS)) {
            assertThat(figures.kind(figure)).as(figure.jsonName()).isEqualTo(Kind.SHARED);
        }
        assertThat(figures.kind(Figure.WALL)).isEqualTo(Kind.EXACT);
        assertThat(figures.kind(Figure.OWN_CPU)).isEqualTo(Kind.EXACT);
    }

    @Test
    void every_figure_is_there_or_has_its_reason() {
        Span test = begin(test(null), edge(), 0);

        Figures figures = figures(test, end(test, edge(), 1), 1);

        for (Figure figure : Figure.values()) {
            assertThat(figures.has(figure) || figures.absence(figure) != null)
                    .as(figure.jsonName())
                    .isTrue();
        }
        assertThat(figures.absence(Figure.CPU)).isEqualTo(Absence.NOT_OWNED);
        assertThat(figures.absence(Figure.ALLOCATED)).isEqualTo(Absence.NOT_OWNED);
        assertThat(figures.absence(Figure.CHILD_CPU)).isEqualTo(Absence.UNSUPPORTED);
    }

    @Test
    void a_span_that_was_abandoned_runs_no_more() {
        Span test = begin(test(null), edge(), 0);

        open.abandon(test, 1);
        open.abandon(test, 2);

        assertThat(open.isTestRunning()).isFalse();
        assertThat(open.fold(new Readings())).isEmpty();
    }

    @Test
    void a_class_goes_on_where_a_test_of_it_was_abandoned_without_what_nobody_read() {
        Span container = begin(container(null), edge(), 0);
        Span test = begin(test(container), edge(), 10 * MILLI);

        open.abandon(test, 30 * MILLI);
        open.fold(new Readings().set(Reading.RSS, 777));
        Figures figures = figures(container, end(container, edge(), 70 * MILLI), 70 * MILLI);

        assertThat(figures.get(Figure.WALL)).hasValue(50 * MILLI);
        assertThat(container.greatest().get(Reading.RSS)).hasValue(777);
        assertThat(figures.absence(Figure.GC_COUNT)).isEqualTo(Absence.ERROR);
        assertThat(test.overlap().otherTests()).isZero();
    }

    private static Set<Span> overlapping(Span span, Map<Span, Set<Span>> all) {
        return Objects.requireNonNull(all.get(span));
    }

    private Span test(@Nullable Span parent) {
        return new Span(++ids, true, parent, ledger, null);
    }

    private Span container(@Nullable Span parent) {
        return new Span(++ids, false, parent, ledger, null);
    }

    private Span begin(Span span, Readings edge, long nanos) {
        open.begin(span, edge, nanos);
        return span;
    }

    private Readings end(Span span, Readings edge, long nanos) {
        open.end(span, edge, nanos);
        return edge;
    }

    private static Figures figures(Span span, Readings end, long nanos) {
        return SpanFigures.of(
                span, span.wallNanos(nanos), end, null, false, CHILDREN, NOT_FOLLOWED, new FakeThreadClock());
    }

    private static Figures figures(Span span, Readings end, long nanos, Readings longEnd) {
        span.endsLong(longEnd);
        return SpanFigures.of(
                span, span.wallNanos(nanos), end, longEnd, false, CHILDREN, NOT_FOLLOWED, new FakeThreadClock());
    }

    private static Readings edge() {
        return new Readings();
    }

    private static Readings heap(long bytes) {
        return new Readings().set(Reading.HEAP_USED, bytes);
    }

    private static Readings resident(long bytes) {
        return new Readings().set(Reading.RSS, bytes);
    }

    private static Readings counters() {
        return new Readings()
                .set(Reading.GC_COUNT, 1)
                .set(Reading.GC_TIME, 1)
                .set(Reading.THREADS_STARTED, 1)
                .set(Reading.CLASSES_LOADED, 1)
                .set(Reading.HEAP_USED, 1)
                .set(Reading.DIRECT, 1);
    }
}
