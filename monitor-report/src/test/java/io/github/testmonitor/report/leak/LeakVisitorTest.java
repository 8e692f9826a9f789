package io.github.testmonitor.report.leak;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.record.Reading;
import io.github.testmonitor.record.Readings;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Leaks;
import io.github.testmonitor.report.model.Leaks.KeptHeap;
import io.github.testmonitor.report.model.SampleRun;
import io.github.testmonitor.report.model.TestRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Times are milliseconds, amounts are MiB. */
class LeakVisitorTest {
    private static final long MIB = 1 << 20;
    private static final long MILLI = 1_000_000;

    private final LeakVisitor visitor = new LeakVisitor(20);

    @Test
    void a_class_that_keeps_is_named_with_what_the_first_collection_after_it_did_not_free() {
        test("Before", 0, 10).heap(9, 10).tell();
        test("Keeps", 10, 20).heap(12, 70).collected(2, 40, 80).tell();
        test("Keeps", 20, 30).heap(70, 90).collected(2, 75, 95).tell();
        test("After", 30, 40).heap(90, 66).collected(1, 64, 92).tell();
        sample(45, 66, 5);
        readAgain(66);

        assertThat(visitor.toLeaks())
                .isEqualTo(new Leaks(
                        List.of(new KeptHeap(
                                "m", 1, List.of("Keeps"), 1, 2, 12 * MIB, 90 * MIB, (90 - (92 - 64)) * MIB, 4, 3)),
                        2,
                        2,
                        0,
                        List.of()));
    }

    /** As it was measured: the first class keeps nothing, the two after it 28.6 MiB each, and the third one is collected in its test. */
    @Test
    void a_class_that_churns_before_others_keep_is_not_named_alone() {
        sample(2389, 5, 3);
        test("First", 2209, 2424).heap(10, 6).collected(1, 4, 11).tell();
        sample(3881, 47, 12);
        test("Churns", 2479, 3931).heap(7, 72).collected(12, 4, 108).tell();
        test("Keeps", 3937, 3941).heap(73, 102).tell();
        test("KeepsToo", 3949, 4273).heap(102, 64).collected(1, 40, 108).tell();
        sample(4281, 64, 16);
        test("Collects", 4317, 5486).heap(64, 64).collected(8, 64, 197).tell();
        sample(5581, 64, 25);

        assertThat(visitor.toLeaks().classes())
                .containsExactly(
                        new KeptHeap("m", 1, List.of("Churns", "Keeps"), 2, 2, 4 * MIB, 102 * MIB, 34 * MIB, 12, 10));
    }

    @Test
    void a_class_that_churns_after_another_kept_is_not_named() {
        test("Before", 0, 10).heap(5, 12).collected(1, 5, 15).tell();
        test("Keeps", 10, 20).heap(15, 55).tell();
        sample(21, 55, 1);
        test("Churns", 30, 900).heap(55, 193).collected(13, 46, 197).tell();
        sample(910, 193, 14);
        test("After", 920, 980).heap(193, 76).collected(1, 51, 197).tell();
        sample(990, 76, 15);
        readAgain(60);

        assertThat(visitor.toLeaks().classes())
                .extracting(KeptHeap::classNames, kept -> kept.keptBytes() / MIB)
                .containsExactly(tuple(List.of("Keeps", "Churns"), 32L));
    }

    @Test
    void a_class_that_only_uses_much_is_not_named_for_one_that_keeps_as_much_later() {
        test("Uses", 0, 10).heap(10, 60).collected(3, 40, 80).tell();
        sample(12, 60, 3);
        test("Keeps", 20, 30).heap(60, 42).collected(1, 42, 92).tell();
        sample(32, 42, 4);
        test("After", 40, 50).heap(42, 45).collected(1, 41, 60).tell();
        sample(55, 45, 5);
        readAgain(44);

        assertThat(visitor.toLeaks().classes())
                .noneMatch(kept -> kept.classNames().equals(List.of("Uses")));
    }

    @Test
    void classes_that_each_hold_as_much_while_they_run_kept_nothing() {
        for (int index = 0; index < 5; index++) {
            test("Holds" + index, 100 * index, 100 * index + 50)
                    .heap(index == 0 ? 10 : 95, 95)
                    .collected(1, 40, 130)
                    .tell();
            sample(100 * index + 60, 95, index + 1);
        }

        assertThat(visitor.toLeaks()).isEqualTo(new Leaks(List.of(), 3, 2, 0, List.of()));
    }

    @Test
    void a_cache_that_stays_is_named() {
        keepsThirtyMebibytes();

        assertThat(visitor.toLeaks().classes())
                .containsExactly(new KeptHeap("m", 1, List.of("Keeps"), 1, 1, 12 * MIB, 62 * MIB, 42 * MIB, 0, 3));
    }

    @Test
    void a_cache_that_is_freed_later_is_not_named() {
        keepsThirtyMebibytes();
        test("Later", 50, 60).heap(66, 20).collected(4, 12, 90).tell();

        assertThat(visitor.toLeaks().classes()).isEmpty();
    }

    @Test
    void a_cache_that_a_sample_sees_freed_is_not_named() {
        keepsThirtyMebibytes();
        test("Later", 50, 60).heap(66, 80).tell();
        sample(70, 80, 1);
        sample(80, 13, 2);

        assertThat(visitor.toLeaks().classes()).isEmpty();
    }

    @Test
    void a_cache_that_the_live_heap_of_a_sample_sees_freed_is_not_named() {
        keepsThirtyMebibytes();
        sample(70, 80, 1);
        visitor.sample(sampleRun(80, 60, 2, 12L, null));

        assertThat(visitor.toLeaks().classes()).isEmpty();
    }

    @Test
    void samples_alone_tell_what_short_tests_kept() {
        test("Before", 0, 5).heap(20, 30).tell();
        visitor.sample(sampleRun(6, 30, 1, null, 1000L));
        test("Keeps", 10, 15).heap(30, 90).tell();
        test("Short", 20, 25).heap(90, 95).tell();
        visitor.sample(sampleRun(100, 95, 1, null, 1100L));
        visitor.sample(sampleRun(200, 82, 2, 80L, 1110L));
        test("Short", 205, 206).heap(82, 83).tell();
        visitor.sample(sampleRun(300, 84, 2, null, 1112L));
        visitor.sample(sampleRun(400, 84, 3, 80L, 1114L));

        assertThat(visitor.toLeaks().classes())
                .containsExactly(new KeptHeap(
                        "m", 1, List.of("Keeps"), 1, 1, 30 * MIB, 90 * MIB, (90 - (95 + 10 - 82)) * MIB, 0, 2));
    }

    @Test
    void a_live_heap_that_is_told_late_belongs_to_the_class_in_which_it_was_read() {
        keepsThirtyMebibytes();
        // Told after the class, but there was no collection since the sample before.
        visitor.sample(sampleRun(47, 66, 1, 11L, null));

        assertThat(visitor.toLeaks().classes()).extracting(KeptHeap::classNames).containsExactly(List.of("Keeps"));
    }

    @Test
    void two_classes_that_keep_before_the_next_collection_are_named_together_or_not_at_all() {
        test("Before", 0, 10).heap(9, 10).tell();
        test("Keeps", 10, 20).heap(12, 62).tell();
        test("KeepsToo", 20, 30).heap(62, 112).tell();
        test("After", 30, 40).heap(112, 60).collected(1, 60, 115).tell();
        sample(45, 60, 1);
        readAgain(60);

        assertThat(visitor.toLeaks().classes())
                .containsExactly(
                        new KeptHeap("m", 1, List.of("Keeps", "KeepsToo"), 2, 2, 12 * MIB, 112 * MIB, 57 * MIB, 0, 3));
    }

    @Test
    void a_collection_in_a_class_tells_it_from_the_one_before_it() {
        test("Before", 0, 10).heap(9, 10).tell();
        test("Litters", 10, 20).heap(12, 62).tell();
        test("Keeps", 20, 30).heap(62, 90).collected(3, 20, 120).tell();
        sample(31, 90, 3);
        test("After", 40, 50).heap(90, 60).collected(1, 60, 95).tell();
        sample(55, 60, 4);
        readAgain(60);

        assertThat(visitor.toLeaks().classes())
                .containsExactly(new KeptHeap("m", 1, List.of("Keeps"), 1, 1, 20 * MIB, 90 * MIB, 55 * MIB, 3, 3));
    }

    @Test
    void tests_that_are_each_collected_once_tell_of_those_before_them_though_no_sample_comes_between() {
        sample(1, 9, 0);
        test("Keeps", 10, 20).heap(12, 42).collected(1, 12, 44).tell();
        test("KeepsNothing", 20, 30).heap(42, 72).collected(1, 42, 73).tell();
        test("KeepsToo", 30, 40).heap(72, 92).collected(1, 42, 73).tell();
        test("After", 40, 50).heap(92, 62).collected(1, 62, 93).tell();
        sample(100, 62, 4);
        readAgain(62);

        assertThat(visitor.toLeaks().classes())
                .extracting(KeptHeap::classNames, kept -> kept.keptBytes() / MIB)
                .containsExactlyInAnyOrder(
                        tuple(List.of("Keeps", "KeepsNothing"), 29L), tuple(List.of("KeepsToo"), 19L));
    }

    /** G1 of JDK 17 frees large objects while tests run, and counts no collection. */
    @Test
    void what_was_freed_without_a_collection_did_not_live() {
        test("Before", 0, 10).heap(9, 10).tell();
        test("Keeps", 10, 20).heap(12, 90).tell();
        test("After", 30, 40).heap(60, 56).collected(1, 55, 70).tell();
        sample(45, 56, 1);
        readAgain(60);

        assertThat(visitor.toLeaks().classes())
                .extracting(KeptHeap::classNames, KeptHeap::afterBytes)
                .containsExactly(tuple(List.of("Keeps"), (60 - (70 - 55)) * MIB));
    }

    @Test
    void garbage_that_the_next_collection_frees_is_nobodys() {
        test("Before", 0, 10).heap(9, 10).tell();
        test("Litters", 10, 20).heap(12, 90).tell();
        test("After", 20, 30).heap(90, 12).collected(1, 11, 95).tell();
        sample(35, 12, 1);
        readAgain(13);

        assertThat(visitor.toLeaks()).isEqualTo(new Leaks(List.of(), 2, 2, 0, List.of()));
    }

    @Test
    void without_a_later_collection_nothing_can_be_told() {
        test("Before", 0, 10).heap(9, 10).tell();
        test("Grows", 10, 20).heap(10, 500).tell();
        test("After", 20, 30).heap(500, 510).tell();
        sample(35, 510, 0);

        assertThat(visitor.toLeaks()).isEqualTo(new Leaks(List.of(), 0, 3, 0, List.of()));
    }

    @Test
    void of_collections_that_nobody_read_nothing_can_be_told() {
        test("Before", 0, 10).heap(9, 10).tell();
        test("Keeps", 10, 20).heap(12, 70).tell();
        test("After", 20, 30).heap(70, 66).collected(1, 64, 75).tell();
        // One between the two tests that is in none of them.
        sample(35, 66, 2);
        readAgain(66);

        assertThat(visitor.toLeaks().classes()).isEmpty();
    }

    @Test
    void without_a_reading_in_a_later_test_nothing_can_be_told() {
        test("Before", 0, 10).heap(9, 10).tell();
        test("Keeps", 10, 20).heap(12, 70).tell();
        test("After", 20, 30).heap(70, 66).collected(1, 64, 75).tell();
        sample(35, 66, 1);

        assertThat(visitor.toLeaks()).isEqualTo(new Leaks(List.of(), 0, 3, 0, List.of()));
    }

    @Test
    void where_counts_of_collections_contradict_each_other_nothing_can_be_told() {
        test("Before", 0, 10).heap(9, 10).tell();
        test("Keeps", 10, 20).heap(12, 70).collected(2, 40, 80).tell();
        visitor.sample(sampleRun(25, 70, 1, null, 0L));
        visitor.sample(sampleRun(35, 66, 3, null, 5L));
        test("After", 40, 50).heap(66, 66).tell();
        readAgain(66);

        assertThat(visitor.toLeaks()).isEqualTo(new Leaks(List.of(), 0, 4, 0, List.of()));
    }

    @Test
    void the_only_class_of_a_fork_cannot_be_judged() {
        test("Grows", 0, 10).heap(10, 80).collected(1, 60, 90).tell();
        test("Grows", 10, 20).heap(80, 100).collected(1, 70, 95).tell();
        sample(25, 100, 2);

        assertThat(visitor.toLeaks()).isEqualTo(new Leaks(List.of(), 0, 1, 0, List.of()));
    }

    @Test
    void classes_that_run_at_once_are_named_together() {
        test("Before", 0, 10).heap(9, 10).tell();
        test("One", 10, 30).heap(12, 60).shared(1).tell();
        test("Other", 20, 40).heap(40, 70).shared(1).tell();
        test("After", 40, 50).heap(70, 66).collected(1, 64, 72).tell();
        sample(55, 66, 1);
        readAgain(66);

        assertThat(visitor.toLeaks().classes())
                .containsExactly(
                        new KeptHeap("m", 1, List.of("One", "Other"), 2, 2, 12 * MIB, 70 * MIB, 62 * MIB, 0, 3));
    }

    @Test
    void a_class_among_the_tests_of_another_is_told_from_it() {
        test("One", 0, 10).heap(9, 10).tell();
        test("Other", 10, 20).heap(12, 60).tell();
        test("One", 20, 30).heap(60, 61).tell();
        test("After", 30, 40).heap(61, 60).collected(1, 60, 62).tell();
        sample(45, 60, 1);
        readAgain(60);

        assertThat(visitor.toLeaks().classes()).extracting(KeptHeap::classNames).containsExactly(List.of("Other"));
    }

    @Test
    void what_a_class_keeps_before_its_first_test_is_its_own() {
        test("Before", 0, 10).heap(9, 10).tell();
        test("Sets", 30, 40).heap(70, 71).tell();
        visitor.container(container("Sets", 10, 11));
        test("After", 40, 50).heap(72, 66).collected(1, 64, 75).tell();
        sample(55, 66, 1);
        readAgain(66);

        assertThat(visitor.toLeaks().classes())
                .extracting(KeptHeap::classNames, KeptHeap::beforeBytes)
                .containsExactly(tuple(List.of("Sets"), 11 * MIB));
    }

    @Test
    void a_nested_class_is_told_from_the_one_around_it() {
        test("Outer", 10, 20).heap(12, 13).tell();
        test("Outer$Inner", 20, 30).heap(13, 60).tell();
        visitor.container(container("Outer", 5, 11));
        test("After", 40, 50).heap(60, 58).collected(1, 56, 62).tell();
        sample(55, 58, 1);
        readAgain(58);

        assertThat(visitor.toLeaks().classes())
                .extracting(KeptHeap::classNames)
                .containsExactly(List.of("Outer$Inner"));
    }

    @Test
    void a_class_that_sets_up_beside_the_tests_of_another_is_named_with_it() {
        test("Runs", 10, 20).heap(12, 60).tell();
        test("SetsUp", 20, 30).heap(60, 61).tell();
        visitor.container(container("SetsUp", 15, 30));
        test("After", 40, 50).heap(60, 58).collected(1, 56, 62).tell();
        sample(55, 58, 1);
        readAgain(58);

        assertThat(visitor.toLeaks().classes())
                .extracting(KeptHeap::classNames)
                .containsExactly(List.of("Runs", "SetsUp"));
    }

    @Test
    void what_many_small_classes_add_is_no_leak() {
        for (int index = 0; index < 12; index++) {
            test("Small" + index, 10 * index, 10 * index + 10)
                    .heap(20 + index / 2, 20 + (index + 1) / 2)
                    .tell();
        }
        test("After", 120, 130).heap(26, 26).collected(1, 26, 26).tell();
        sample(135, 26, 1);
        readAgain(26);

        assertThat(visitor.toLeaks()).isEqualTo(new Leaks(List.of(), 12, 2, 0, List.of()));
    }

    @Test
    void forks_have_heaps_of_their_own() {
        test("Small", 0, 10).heap(9, 10).tell();
        test("Large", 10, 20).fork(2).heap(80, 95).tell();
        test("After", 20, 30).fork(2).heap(95, 95).collected(1, 94, 96).tell();
        visitor.sample(new SampleRun(2, 35 * MILLI, readings(95, 1, null, null)));
        test("After", 40, 50).fork(2).heap(95, 95).collected(2, 94, 96).tell();

        assertThat(visitor.toLeaks().classes())
                .extracting(KeptHeap::fork, KeptHeap::beforeBytes)
                .containsExactly(tuple(2, 80 * MIB));
    }

    @Test
    void tests_that_left_anything_are_counted() {
        test("Leaks", 0, 10).heap(9, 10).left("pool-1-thread-1").tell();
        test("Tidy", 10, 20).heap(9, 10).left().tell();

        assertThat(visitor.toLeaks().tests()).isEqualTo(1);
    }

    @Test
    void set_up_that_left_anything_is_named_but_not_counted_as_a_test() {
        visitor.container(container("Tidy", new TestRun.Leaked(List.of(), List.of())));
        visitor.container(container("Unknown", null));
        visitor.container(container("Little", new TestRun.Leaked(List.of("timer"), List.of())));
        visitor.container(container("Much", new TestRun.Leaked(List.of("pool"), List.of("data.bin"))));

        Leaks leaks = visitor.toLeaks();

        assertThat(leaks.tests()).isZero();
        assertThat(leaks.containers())
                .extracting(container -> container.identity().className())
                .containsExactly("Much", "Little");
    }

    private static ContainerRun container(String className, TestRun.@Nullable Leaked leaked) {
        return new ContainerRun(
                "m",
                "surefire:default-test",
                1,
                new ForkRecord.Identity(className, className, null, className, null),
                0,
                Figures.builder().build(),
                leaked,
                null,
                false);
    }

    private void keepsThirtyMebibytes() {
        test("Before", 0, 10).heap(9, 10).tell();
        visitor.sample(sampleRun(15, 40, 0, null, null));
        test("Keeps", 10, 20).heap(12, 62).tell();
        test("After", 30, 40).heap(62, 66).collected(1, 52, 72).tell();
        visitor.sample(sampleRun(42, 66, 1, null, null));
        test("After", 43, 45).heap(66, 66).collected(2, 55, 70).tell();
    }

    private static ContainerRun container(String className, long t, long startBytes) {
        return new ContainerRun(
                "m",
                "surefire:default-test",
                1,
                new ForkRecord.Identity(className, className, null, className, null),
                t * MILLI,
                Figures.builder().exact(Figure.HEAP_START, startBytes * MIB).build());
    }

    /** In a test after the others: what a test only holds while it runs is no longer in it. */
    private void readAgain(long live) {
        test("Last", 5000, 5010).heap(live, live).collected(2, live, live).tell();
    }

    private void sample(long t, long used, long collections) {
        visitor.sample(sampleRun(t, used, collections, null, null));
    }

    private static SampleRun sampleRun(
            long t, long used, long collections, @Nullable Long live, @Nullable Long allocated) {
        return new SampleRun(1, t * MILLI, readings(used, collections, live, allocated));
    }

    private static Readings readings(long used, long collections, @Nullable Long live, @Nullable Long allocated) {
        Readings readings = new Readings().set(Reading.HEAP_USED, used * MIB).set(Reading.GC_COUNT, collections);
        if (live != null) {
            readings.set(Reading.LIVE_HEAP, live * MIB);
        }
        return allocated == null ? readings : readings.set(Reading.ALLOCATED, allocated * MIB);
    }

    private Told test(String className, long from, long to) {
        return new Told(className, from, to);
    }

    /** A test that is about to be told. */
    private final class Told {
        private final String className;
        private final long from;
        private final Figures.Builder figures;
        private int fork = 1;
        private int sharedWith;
        private TestRun.@Nullable Leaked leaked;
        private long collections;

        Told(String className, long from, long to) {
            this.className = className;
            this.from = from;
            figures = Figures.builder().exact(Figure.WALL, (to - from) * MILLI);
        }

        Told heap(long start, long end) {
            figures.exact(Figure.HEAP_START, start * MIB).exact(Figure.HEAP_END, end * MIB);
            return this;
        }

        Told collected(long times, long live, long peak) {
            collections = times;
            figures.exact(Figure.LIVE_HEAP, live * MIB).exact(Figure.PEAK_HEAP, peak * MIB);
            return this;
        }

        Told fork(int number) {
            fork = number;
            return this;
        }

        Told shared(int others) {
            sharedWith = others;
            return this;
        }

        Told left(String... threads) {
            leaked = new TestRun.Leaked(List.of(threads), List.of());
            return this;
        }

        void tell() {
            visitor.test(new TestRun(
                    "m",
                    "surefire:default-test",
                    fork,
                    new ForkRecord.Identity(className + "/t", className, "t", "t()", null),
                    List.of(),
                    1,
                    TestRun.Outcome.SUCCESSFUL,
                    from * MILLI,
                    sharedWith,
                    figures.exact(Figure.GC_COUNT, collections).build(),
                    leaked));
        }
    }
}
